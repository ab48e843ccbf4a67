"""Parse: cleaned text -> sentences with their syntax, by spaCy behind one small interface."""

from conspectus.rooms.parse.parser import Parser, load_parser, parse_document

__all__ = ["Parser", "load_parser", "parse_document"]
