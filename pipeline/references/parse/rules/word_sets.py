"""Words that tell an institution from a person and a journal from a title; compact, folded, in several languages."""

from pipeline.lexicon import fragment, words
from pipeline.text.names import fold

# a name that holds one of these is an institution
ORGANISATION_WORDS = frozenset(
    """academy administration agency alliance assembly association authority bank board bureau center centre centro
    chamber club coalition collaboration college comision comissao comite commission committee community company
    confederation congress consortium corporation council court department division federation forum foundation fund
    fundacao fundacion government group health institute institut instituto international laboratory league library
    ministere ministerio ministerium ministry mission museum nacional nations national network observatory office
    organisation organization organizacao organizacion parliament party press program programme project
    rede school secretaria secretariat secretary senate service services sociedad sociedade society state team
    trust union united universidad universidade universitat universite university world bundesamt bundesministerium
    verband stiftung gesellschaft amt bundesregierung agencia associacao asociacion banco camara conselho
    departamento faculdade fundo governo ministries task force workgroup working
    news radio minist federacion federacao federation plano manual portal analytics meteo gmbh inc ltd flora
    diretor компания министерство институт университет""".split()
)
# what a law or treaty is called
LAW_WORDS = frozenset(
    """act law treaty convention agreement charter protocol constitution directive regulation decree declaration gesetz
    verordnung vertrag abkommen richtlinie grundgesetz loi traite accord decret ley tratado acuerdo constitucion decreto
    lei portaria resolucao resolution закон договор""".split()
)
# the first word of journals' abbreviated names (ISO 4), which look like an author's family name: "J. Phys."
JOURNAL_STEMS = frozenset(
    """acad acta adv agric am amer anal ann annu antibiot appl arch astron astrophys atmos biochem biol biophys bioorg
    bot brit bull can catal cell chem chim chromatogr clin colloid comb comm commun comp comput contemp cosmol crystallogr
    dent dermatol dev diff ecol econ electrochem electron endocrinol energ eng environ epidemiol eur exp fluid food
    fluor gastroenterol gen genet geogr geol geom geophys haematol hepatol heterocycl high hist hyg immunol ind infect inorg
    instrum int intern jpn kor lett ling magn mater math mech med membr microbiol mod mol morphol nat
    neurol neurophysiol neurosci nucl numer nutr obstet ophthalmol opt org organomet orthop parasitol part pediatr
    pharm pharmacol philos phycol phys physiol plasma polit polym proc prod psychiatr psychol pure quant radiat
    radiol res rev rheumatol roy sci soc sociol solid spectrosc stat stud supramol surg symb synth technol theor
    thorac toxicol transl trop urol vasc vet virol zool afr inst instr meth mon not phil zh eksp teor fiz kinet katal
    oxid probab process cryst rept ser mem struct vib technometr astropart nuovo prim acoust aust austr can natl
    hum infect dis rheum surg sinica univ verein mitt verh abh sber ges""".split()
)
# a word of these makes the stretch a journal, proceedings or series
CONTAINER_WORDS = frozenset(
    """acta advances anais analysis annalen annales annals annual archiv archives archivos bibliotheca boletim boletin
    bulletin cadernos cahiers caderno comunicacao conference congresso cuadernos estudos estudios forschung forum
    gazette geoforum herald international j jahrbuch journal journals j. lancet letters magazine mitteilungen monatshefte nature
    newsletter notes ocean proc proceedings quarterly reports research rev review reviews revista revue rivista
    rundschau science sciences series studies studien studia symposium times transactions trends vierteljahrschrift
    workshop world zeitschrift zeitung вестник журнал труды""".split()
)
# a month or a season as it stands beside a year, in any of the lexicon's languages; a pattern for other patterns
MONTH = rf"(?:{fragment('vocabulary.months', 'vocabulary.seasons')}(?![^\W\d_])\.?)"
# how the names of months and seasons begin
MONTH_STEMS = frozenset(word[:3] for name in ("vocabulary.months", "vocabulary.seasons") for word in words(name))
# a stretch that holds one of these is a publisher
HOUSES = frozenset(
    """press verlag publishers publishing publications books university editora editorial ediciones edicoes editions
    editores wiley springer elsevier routledge sage palgrave macmillan gallimard seuil suhrkamp unesp ufmg universidade
    universidad academic sons kluwer brill vandenhoeck nomos fischer reclam buchgesellschaft presses puf""".split()
)


def publishes(name: str) -> bool:
    """Tell whether a stretch without place reads like a publisher ("Cambridge University Press")."""
    return any(w in HOUSES for w in fold(name).split())


def short(text: str) -> bool:
    """Tell whether a text ends with a word cut short, so that the stop behind it ends nothing: "J", "Phys", "U.S"."""
    parts = text[-30:].split()
    word = parts[-1].strip("()[],") if parts else ""
    if not word or "." in word:
        return True
    return not word[0].islower() and (
        len(word) == 1 or (len(word) == 2 and word[0].isupper()) or word.lower() in JOURNAL_STEMS
    )
