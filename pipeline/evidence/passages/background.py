"""How common English stems are outside the source, so that a word frequent in one source is not taken for a common one."""

import math

from pipeline.evidence.words import STOP

# idf → stems, counted by the sentence over 69,000 sentences of web pages, research articles and narratives
# (texts and licences: pipeline/assets/DATA.md); a stem not listed is rare
_BUCKETS = {
    3.5: """data de new one time two""",
    4.0: """al based cell et figur first high includ like model numb out result set show stat study system up use used using
    word work year""",
    4.5: """analysi becaus case chang com da day develop different effect em even exampl expres featur fig find follow form
    found gene gener get given group how howev increas inform just larg last level long make many mean measur meta
    method nation need network now observ order part patient peopl play present previous proces provid que read
    relat report said sampl second see similar sinc support tabl term test thre type valu way well world""",
    5.0: """accord acros algorithm allow although among anoth appear approach area around associat author availabl averag
    back becom best call captur care city clas clust co collect combin community company compar comput condit
    consider contain context control country creat current defin describ design determin differenc direct director
    distribut domain due early end estimat event expect factor fami film final forc four full funct furth game glob
    good govern great health help history home human imag important indicat individu infect interest issu known
    languag lead learn less life limit line link list live local look low made memb month much na name next non
    obtain occur off open organiz os para particular pattern perform performanc person plac plan point possibl post
    power probability problem produc product program project protein public publish rang rate re real recent record
    region remain represent requir research respons return review right role say scor se season sect select sentenc
    sequenc servic sever shown sign significant singl site size smal sourc specific specy start stil story structur
    suggest take target task team text therefor think thus titl top total train treat unit want war within without
    women""",
    5.5: """able abov acces account accuracy achiev action activ activity added addit addition addres affect again age agre
    align along already alway american analys announc applic archiv army art articl assemb asses associ assum attack
    august award begin bett big black book build busi calculat caus cent centr challeng children clear clinic clos
    club cluster come comment common como complet complex component confirm connect construct contact content
    continu contribut corpus correct correspond cost count cours cros cultur cup das death decis degre detail detect
    discus diseas docu don dos down eith element energy english error establish every evidenc examin exist experi
    experienc explain explor extract fact few field five focus free fund futur generat genom german give go going
    growth hand head hour hous http identifi identify impact improv independent influenc initi instanc interact
    internation involv january join july june keep key know knowledg label later launch leagu least left length
    littl locat lower main major making man march mark market match materi media men mill miss move multipl music
    natur near never node north note noun offer offic often old once origin overal page pair paper paramet per
    period photo phras policy politic popul por posit positiv potenti practic predict president propos quality quest
    random rank rath reach receiv reduc refer referenc relationship relativ releas respective risk rule run scal
    school scienc search seem seen segment sens septemb serv sery shar short side simpl six soci solut south spac st
    stag standard star statistic step strategy strong student subject tag tagg th thing third though today togeth
    tour transl tree turn um uma understand university until vari variabl various verb via video view water web week
    weight wheth writ www yet york young""",
    6.0: """ability accept act actin actual adapt adult advanc africa ago air album almost alternativ am america amount
    analyz anim annot anti antigen ao appli apply april argu artist assign attempt aug australia away band base
    baselin basic battl bbc becam began behavior believ below benefit bill bind board body break brief bring british
    built came campaign canc candidat cannot car carri category cbin cd certain cft championship charact characteriz
    charg check china chines choic church circuit classifi classific climat colleg command committe comparison
    concern conduct configur consid consist consistent contrast convers copy correl cover coverag cricket critic cut
    cycl daily dataset date deal decad decemb decid decreas deep definit demonstrat depend dependent deriv despit
    dictionary didn difficult digit distinct diversity divis dna done driv drug dynamic earli east economic edge
    edit educ effectiv effort el elect email employ en england enough ensur enter entir entity entr environ equat
    especial estudo european evalu evaluat ever exact except experiment extend facebook fail failur fall far
    february feder feel fight file financi fire fish fixed flow foci foi foram forest forward framework franc french
    frequency frequent friend front furthermor gain general genetic germany goal got grow half happen hard held
    highest historic hit hold hope host icc idea ii implement incom index india induc industry input insid instead
    institut internet interview introduc investigat iron island isolat job john kill kind king la lack land late
    latest law leav led let lexic library light linear ll log loss lot love machin mai majority malaria manag manage
    map matt maximum mechanism medic meet membran military min minist minut ml mm money mr mutant mutat named
    nanochromosom nao necessary negativ norm novel novemb object octob offensiv offici olympic onlin oper option ou
    outcom output outsid park pars participant partn party pass past phas plant pleas poor port pre precis prepar
    pres presenc prevent primary prior procedur profil progres promot property protect purpos put quit rapid react
    reason recal recogniz red reduct reflect regard regular relative relevant remov replac resolut resourc respect
    restrict rich roset rout royal sale sao scientific self semantic separat sett seven similarity skin softwar
    someth song soon speak speci speech sport staf stand state status stop stor strain stres succes successful summ
    surfac surviv taken taking talk teach techniqu technology tell temperatur ten thought threshold throughout told
    took tool topic toward track transcript transit trend trial troop tumor tv uk un updat upon usa useful user
    usual variety ve vers visit vs warm watch went west whit whol why wide win winn won written yield""",
    6.5: """absenc abundanc accurat acid acquir activat actor adam add adjust administr advantag african agency aid aim
    alleg ally alon analis angl annotat annu answ anyth apobod appl appoint appropriat approv approximate arc arm
    arrest arriv asian ask asked aspect assay assumpt atlantic attend attent attribut automatic automatical avoid
    background bacteri bad ball bank basi bc beat behind belief beyond bigram biologic biomas block blog blood blue
    bomb bond born bound box boy brain brandvoic bridg broad broken broth burden buy ca campus canada capit carry
    cast century chain chairman champ chanc characteristic chart chief child choos chosen chromosom chronic ci claim
    classic close coach coast code coefficient colloc color column coming commit communic competit compil complete
    complexity compos composit computation concentr concept conclud conclus conferenc confidenc conflict confus
    consequenc conserv constant constitut constraint contextu contour contract core correlat council county coupl
    court crawl credit crim criteria custom damag databas datetim david debat debut declar declin decod defens del
    delay demand density depart depres descript desir diabet died diff differenti discours display distanc
    distinguish district divid doesn doing doubl draw driven drop earn earth easi easy editor effective efficient
    eight eliminat emerg enabl encod encourag enhanc entertain entry environment eq equal er es especy essenti esta
    estim eu europ eventual everyon everyth evolut evolutionary excit exclud executiv exhibit expand expans exposur
    face fan farm fast fath felt femal festiv figura fill finish fit flight flock fly fold food footbal foreign
    forma format fort fract fragment freedom friday fully function gate gend genomic gett girl god gold grad grammar
    grand grant graph greatest green ground guid ha hall handl heart heat heavy hemilineag henc hesperus
    heterogeneity hidden highlight himself hiv hmm hospit hpv huge hundr hypothesi ibm identific identity iii il
    illustrat immediate immun importanc improve incorporat inde induct industri initial insect insight inspir intend
    intern interpret intervent introduct invas invest investig ion ire israel item itself jame japan japanes johnson
    joint journ judg kept kid korea laboratory lady lake landscap large largest las latt layer leg lett lexicon
    likelihood linguistic literatur living load london los lost lysi magazin mail maintain male mann manufactur mapp
    mas mass mast math matrix mdc measure median medium memory ment mention messag met metadata metagenomic metric
    mg michael mid middl mind minimum minor mixed modern modifi molecular moment monitor moreov mortality moth
    motion moved movi moving mp mps mrna mtb muc nas ne net neuron nevada newslet night nine nois normaliz northern
    nos noted ns objectiv obvious occurrenc operat opportunity optimiz org orient original oscar otherwis overlap
    oxytricha palac panel parallel parasit parent participat password path pathway paul pay pbde peac pela pelo
    percent perfect perhap permit persian phag physic pick pictur piec plasma plat plot pm pode polic popular pos
    possibility premi preserv pric prim privat priz pro probab profession professor promis proport protocol prov
    push queen query quick radio rais rare ratio recognit recommend recruit regres regul regulat regulatory rely
    repeat representativ republic request resident resistanc resolv respond rest retriev reve reveal rise river rna
    road robert robust rock room root round runn russia russian san saw scen schedul schem scientist scot screen sea
    security seed sell senat send sendo senior sent ser serious sess sex shap shift ship shoot si signal simp simul
    sing situ skip slight slow smith snp sobr society soldi solv sometim son sort sound southern soviet specifical
    speed split squar stay stem stock street strength strik string strok studio styl sua sub subscrib subsequent
    subset sufficient summary supervis supp sure surpris surround survey symbol syntactic systematic tambem taylor
    tcr tem templat tempor tend texa thank themselv theory thousand tissu todo token tourna town trad tradition
    transform transport trap travel true trump trust try tuesday twit typical union uniqu unknown uptak utiliz valid
    valor varianc variant vary vector victory vietnam viral virus voic volum vote walk wall warn washington wasp
    weak websit wednesday western wherea wild william window woman wordnet wrot yes zero""",
    7.0: """academic academy acting adding adopt agent alexa alli angel antecedent antibody apart apparent asia athlet
    attach audienc authority bacteria balanc bar basal beij belong bin bird birth bishop bit bowl branch broadcast
    brought burn california camp canadian capacity captain ceo cerrado chemic civil commerci communist comparabl
    compet complaint concert congres consequent consum copyright crew crimin crisi curv dado defeat defend denot
    dependency destroy difficulty dimens disability discurso divergenc divers doi domestic donat dose dr eastern
    efficiency ele else emis employe engag enrich entrepreneur entropy equip equivalent essa estat etc evolv ex
    execut explicit extens extensiv extent facility fair fine finit forb ford formula fourth fram gave giving
    glucksman gradient gun guy headlin hear hollywood ice identic ifn immuniz imply incubat indian indic indicator
    inhibit initiativ insert integrat inter interv intra invit iptc iran iranian iraq iv ja jump kate km knew
    lawrenc leadership legal logic macronuclear maior martin mediat merg mesmo michigan mile mkp mode modul molecul
    morn motor mountain mous ms multi museum musk mwe nativ neonat nmr nomin none noth np nra nuclear numero opin
    opposit outro packag partir partit peak percentag pool pop potential principl prob prop provinc purchas
    quantitativ race radi rd reality religious reserv responsibl richard richest roll roman rough rs safety saying
    scan scenario sd secret secretary secur seek sen sensitiv shot significanc skil slot someon spati specimen
    spiegel spin spot spread stool substanti suit summariz sun swift synaps televis telomer therapy thursday tight
    tony traffic trail trait translat trying typic underly unific uniform upper vega wait wasn wayback wing yeast
    zealand""",
}
_RARE = 7.5
_FUNCTION = 0.4
_IDF = {stem: idf for idf, stems in _BUCKETS.items() for stem in stems.split()}


def background(stem: str) -> float:
    """Return the idf of a stem in English at large: 0.4 for function words, 7.5 for rare words and numbers."""
    return _FUNCTION if stem in STOP else _IDF.get(stem, _RARE)


def weight(stem: str, holding: int, passages: int) -> float:
    """Return the mean of background idf and idf inside the source (Robertson's, never negative)."""
    if stem in STOP:
        return _FUNCTION
    inside = math.log(1 + (passages - holding + 0.5) / (holding + 0.5))
    return (inside + _IDF.get(stem, _RARE)) / 2
