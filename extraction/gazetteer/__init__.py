"""The gazetteer: places, universities, organisations and their short names, as data.

A surface form maps to its candidates; which candidate a text means, and whether it means a place
at all, is for the caller to decide (`everyday` holds the surfaces that are ordinary words).
"""

from extraction.gazetteer.gazetteer import Gazetteer, Organisation, Place, gazetteer

__all__ = ["Gazetteer", "Organisation", "Place", "gazetteer"]
