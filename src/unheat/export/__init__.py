"""Readings as files: tables, the record, a folder of products.

``table`` turns a panel into rows of strings, ``formats`` writes rows as CSV, TSV or
Markdown, ``naming`` finds the folder, ``products`` puts everything there at once.
"""

from unheat.export.formats import FORMATS, one_product
from unheat.export.naming import folder_names
from unheat.export.products import Written, write_bytes, write_products

__all__ = ["FORMATS", "Written", "folder_names", "one_product", "write_bytes", "write_products"]
