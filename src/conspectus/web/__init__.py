"""Web: pages made from a dossier's views."""

from conspectus.web.page import write_page

__all__ = ["write_page"]
