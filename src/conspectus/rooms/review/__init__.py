"""Review: what a person decided on documents, entities, findings and comparisons -> the pile as decided."""

from conspectus.rooms.review.comparisons import review_comparisons
from conspectus.rooms.review.documents import review_documents
from conspectus.rooms.review.entities import review_entities
from conspectus.rooms.review.findings import review_findings

__all__ = ["review_comparisons", "review_documents", "review_entities", "review_findings"]
