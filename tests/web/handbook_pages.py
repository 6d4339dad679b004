"""An address of every kind of page that the handbook has."""

PAGES = (
    "/handbook/",
    "/handbook/matrix/",
    "/handbook/document/",
    "/handbook/compare/",
    "/handbook/compare/?from=11&to=08",
    "/handbook/search/",
    "/handbook/search/?q=客户",
    "/handbook/search/?q=xyzzy",
    "/handbook/competencies/GT/",
    "/handbook/competencies/GT/Si/",
    "/handbook/positions/04/",
    "/handbook/positions/08/",
)
