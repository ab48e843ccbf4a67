"""Topics: a pile without a lens -> subsystems proposed from what its sentences speak of together."""

from collections import Counter, defaultdict
from itertools import combinations

import networkx

from conspectus.dossier import Dossier
from conspectus.knowledge import Knowledge
from conspectus.model.lens import Lens, Subsystem

MOST_TOPICS = 8  # more than a first page can show
MOST_TERMS = 80  # the terms that most sentences hold; below these, words that say little
FEWEST_SENTENCES = 2
SHOWN = 3  # terms in a topic's name
FEWEST_TERMS = 3  # in a topic


def propose_lens(dossier: Dossier, knowledge: Knowledge) -> Lens:
    """Propose subsystems: communities of nouns that stand in the same sentences.

    Source: Clauset, Newman and Moore (2004), greedy modularity. The same pile gives the same topics.
    """
    common = frozenset(word for words in knowledge["topics"].values() if isinstance(words, list) for word in words)
    sentences = _list_terms(dossier, common)
    counts = Counter(term for terms in sentences for term in terms)
    ranked = sorted((t for t, n in counts.items() if n >= FEWEST_SENTENCES), key=lambda t: (-counts[t], t))
    kept = frozenset(ranked[:MOST_TERMS])
    graph = networkx.Graph()
    graph.add_nodes_from(sorted(kept))
    together = Counter(pair for terms in sentences for pair in combinations(sorted(terms & kept), 2))
    for (left, right), number in sorted(together.items()):
        # how much oftener than by chance, so that frequent words do not hold everything together
        graph.add_edge(left, right, weight=number * number / (counts[left] * counts[right]))
    graph.remove_nodes_from([node for node, degree in list(graph.degree()) if degree == 0])
    if graph.number_of_edges() == 0:
        return Lens("topics", ())
    found = networkx.community.greedy_modularity_communities(graph, weight="weight", best_n=None)
    topics = sorted(
        (sorted(terms, key=lambda t: (-counts[t], t)) for terms in found if len(terms) >= FEWEST_TERMS),
        key=lambda terms: (-sum(counts[t] for t in terms), terms),
    )
    return Lens("topics", tuple(Subsystem(", ".join(t[:SHOWN]), words=frozenset(t)) for t in topics[:MOST_TOPICS]))


def _list_terms(dossier: Dossier, common: frozenset[str]) -> list[frozenset[str]]:
    """List the nouns that each sentence speaks of: heads of phrases that name nobody, and nominal predicates."""
    terms: defaultdict[tuple[str, int], set[str]] = defaultdict(set)
    for item in dossier.frames():
        frame, at = item.frame, (item.document, item.frame.sentence)
        if frame.form == "noun":
            terms[at].add(frame.predicate)
        for argument in frame.arguments:
            phrase = argument.phrase
            if argument.role != "clause" and not phrase.entities and phrase.lemma.isalpha():
                terms[at].add(phrase.lemma)
    return [frozenset(t for t in found if len(t) > 2 and t not in common) for _, found in sorted(terms.items())]
