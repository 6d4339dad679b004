"""Reading a company's own competency document, as text or as a Word file, verbatim and with nothing dropped.

The way of a document: lines → furniture set aside → level codes found → pieces → parts and blocks → drafts → framework.
"""

from zhunsheng.exchange.source_document.reader import ImportedFramework, read_source_document

__all__ = ["ImportedFramework", "read_source_document"]
