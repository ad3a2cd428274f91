"""How a list of works is headed, in seven languages, and the text before it."""

import re

WORD = (
    r"(?:(?:list\sof\s|selected\s|cited\s|main\s|works?\s|additional\s|further\s)?references?(?:\s(?:cited|list|and\snotes))?|(?:selected\s|select\s)?bibliograph(?:y|ies)"
    r"|works?\s(?:cited|consulted)|literature(?:\scited)?|sources(?:\scited)?|(?:sources\sand\s)?further\sreading|cited\s(?:works|literature|sources)|notes\sand\sreferences"
    r"|(?:quellen-?\s?und\s)?literatur(?:verzeichnis|angaben|liste|nachweise|hinweise)?|quellen(?:verzeichnis|angaben|nachweise)?"
    r"|literatur-\sund\squellenverzeichnis|(?:weiterführende|verwendete|zitierte)\sliteratur|referenzen|bibliogra(?:ph|f)ie|r[ée]f[ée]rences(?:\sbibliographiques)?"
    r"|(?:ouvrages|œuvres|travaux)\scités|sources\scitées"
    r"|referencias(?:\sbibliográficas)?|bibliografía(?:\scitada)?|obras\scitadas|fuentes(?:\scitadas)?"
    r"|referências(?:\sbibliográficas)?|fontes|bibliografia"
    r"|riferimenti(?:\sbibliografici)?|sitografia|fonti"
    r"|opere\scitate|(?:список\s(?:использованной\s)?)?литератур[аы]|список\s(?:литературы|источников)|источники|библиография)"
)
NUMBER = r"(?:#{1,6}\s|\d{1,2}(?:\.\d{1,2}){0,2}[.)]?\s|[IVX]{1,5}\.\s)?"
HEADING = re.compile(rf"\W{{0,3}}{NUMBER}\W{{0,3}}{WORD}\W{{0,4}}", re.IGNORECASE)

_LONGEST = 60  # characters of a heading


def before_list(text: str) -> str:
    r"""Return the text before the first line that heads a list of works: what is said behind it is said of others.

    >>> before_list("A paper\ndoi:10.5555/1\n\nReferences\n[1] Lee, doi:10.5555/2")
    'A paper\ndoi:10.5555/1\n\n'
    """
    at = 0
    for line in text.splitlines(keepends=True):
        if len(line) < _LONGEST and HEADING.fullmatch(line.strip()):
            return text[:at]
        at += len(line)
    return text
