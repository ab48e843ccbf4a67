"""Finding: a reading's text, names, dates and frames -> every kind of finding in it."""

from msgspec import Struct, structs

from conspectus.knowledge import Knowledge
from conspectus.records import Reading
from conspectus.rooms.find.events import EventLexicon, find_events, load_event_lexicon
from conspectus.rooms.find.figures import Measures, find_figures, load_measures
from conspectus.rooms.find.flows import FlowCues, find_flows, load_flow_cues
from conspectus.rooms.find.forecasts import ForecastSigns, find_forecasts, load_forecast_signs
from conspectus.rooms.find.goals import GoalCues, find_goals, load_goal_cues
from conspectus.rooms.find.ids import tell_apart
from conspectus.rooms.find.links import LinkCues, find_links, load_link_cues
from conspectus.rooms.find.roles import RoleCues, find_roles, load_role_cues
from conspectus.rooms.find.stances import StanceCues, find_stances, load_stance_cues
from conspectus.rooms.find.statements import StatementCues, find_statements, load_statement_cues
from conspectus.rooms.find.ties import TieCues, find_ties, load_tie_cues


class Finders(Struct, frozen=True):
    """What each kind of finding needs to know, loaded once for a pile."""

    role_cues: RoleCues
    statement_cues: StatementCues
    measures: Measures
    event_lexicon: EventLexicon
    forecast_signs: ForecastSigns
    tie_cues: TieCues
    stance_cues: StanceCues
    goal_cues: GoalCues
    flow_cues: FlowCues
    link_cues: LinkCues


def load_finders(knowledge: Knowledge) -> Finders:
    """Load what all kinds know."""
    return Finders(
        role_cues=load_role_cues(knowledge),
        statement_cues=load_statement_cues(knowledge),
        measures=load_measures(knowledge),
        event_lexicon=load_event_lexicon(knowledge),
        forecast_signs=load_forecast_signs(knowledge),
        tie_cues=load_tie_cues(knowledge),
        stance_cues=load_stance_cues(knowledge),
        goal_cues=load_goal_cues(knowledge),
        flow_cues=load_flow_cues(knowledge),
        link_cues=load_link_cues(knowledge),
    )


def find_all(reading: Reading, finders: Finders) -> Reading:
    """Read every kind of finding from a reading's frames, once its names and dates are those of the pile. Pure.

    Statements come first: what stands inside one is its speaker's word. Flows are measured by figures.
    """
    reading = structs.replace(reading, statements=find_statements(reading, finders.statement_cues))
    reading = structs.replace(reading, figures=find_figures(reading, finders.measures))
    return structs.replace(
        reading,
        roles=find_roles(reading, finders.role_cues),
        events=find_events(reading, finders.event_lexicon),
        forecasts=find_forecasts(reading, finders.forecast_signs),
        ties=tell_apart(find_ties(reading, finders.tie_cues)),
        stances=tell_apart(find_stances(reading, finders.stance_cues)),
        goals=tell_apart(find_goals(reading, finders.goal_cues)),
        flows=tell_apart(find_flows(reading, finders.flow_cues)),
        links=find_links(reading, finders.link_cues),
    )
