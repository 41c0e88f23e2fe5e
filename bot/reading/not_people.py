"""Capitalised words of football pages that are no names of people."""

_NEVER = """
einzelkritik noten pagelle voti notas interessant fazit schulnoten tactics mentality crowd fans supporters
entertainment defending attacking finishing effort intensity opposition quality performance result display
summary conclusion starters difficulty excitement grade grades gets get given earns scores rated overall
average total attendance atmosphere possession corners fouls offsides offside passes passing tackles saves
shots crosses interceptions clearances touches dribbles duels accuracy assists appearances group matchday
matchweek gameweek week weekend round page slide level chapter part sport sports tnt espn channel radio bbc
itv paramount dazn sky nbc peacock live stream news update updates story stories topics comments subscribe
copyright rights the a an and or but if in on at of to for from by with as is are was were be been it its
this that these those he she they we you i his her their our your my who whose which what when where why how
there here after before during while since until although though despite because however meanwhile also then
than not no none nil yes all both each every either neither another other others some any many most more few
several just only ever never again now later earlier once twice first second third last next over under into
onto up down out off away home against between among without within through across about above below around
unlike via plus minus versus vs has have had does did can could would should might must shall having being
getting such too very much yet rather quite almost perhaps maybe probably possibly certainly monday tuesday
wednesday thursday friday saturday sunday today tonight tomorrow yesterday january february july september
october november december bst gmt utc cet cest est edt league cup premier champions europa conference
championship bundesliga serie laliga liga ligue uefa fifa efl goalkeeper goalkeepers defender defenders
defence defense midfielder midfielders midfield forwards striker strikers attack attackers winger wingers
winner captain manager coach substitute substitutes subs bench unused starting lineup line-up lineups line-
ups xi formation team teams squad player players referee assistants officials var venue kick-off kickoff
injured doubtful doubt suspended unavailable ineligible suspension injuries injury absences missing
predicted probable possible expected confirmed likely rating ratings marks score scorer scorers goals goal
odds form prediction preview verdict report match matches game games season half minutes points stats video
watch read follow click share sign related advertisement photo image picture getty reuters newsletter
twitter facebook fc afc cf sc united rovers wanderers albion athletic hotspur county town stadium arena
trainer spieler aufstellung schiedsrichter allenatore panchina arbitro ballottaggi indisponibili
squalificati diffidati entrenador suplentes bajas arbitre banco reservas tecnico formazioni ausfall
ersatzbank reservebank bank remplacants entraineur
"""
NEVER = frozenset(_NEVER.split())
"""Words that no name of a person contains, lower case."""

_NOT_ALONE = """
will may march april june august mark still even do so an per as near like man men new one two three four
five six seven eight nine ten north south east west top big great good bad well back left right old young
best better poor solid super brilliant excellent lively quiet tidy busy decent fine strong steady nice
average anonymous unlucky played made looked gave took got came went started replaced booked scored saved
subbed tested won lost caught beaten needed let kept showed found missed struggled saw put set brought
dropped forward head boss keeper time full away jan feb mar apr jun jul aug sept sep oct nov dec eat ist
english french spanish german italian portuguese dutch brazilian argentine belgian danish swedish scottish
welsh england france spain germany italy portugal holland netherlands brazil argentina belgium denmark
sweden scotland wales ireland norway croatia serbia poland austria switzerland turkey greece russia ukraine
usa uk us europe european british london manchester road lane park reds blues gunners spurs villans magpies
hammers foxes saints eagles hornets cherries toffees bees seagulls arsenal chelsea liverpool everton
tottenham fulham brentford burnley southampton watford bournemouth leicester newcastle leeds sunderland
wolves wolverhampton villa aston crystal palace brighton ipswich luton norwich nottingham forest ham utd
city real inter sporting stoke cardiff swansea huddersfield sheffield portsmouth barcelona madrid atletico
juventus milan milano napoli roma lazio atalanta fiorentina torino borussia dortmund bayern bayer munich
leverkusen leipzig rb wolfsburg frankfurt porto benfica ajax psv feyenoord celtic rangers monaco lyon
lyonnais olympique lille marseille paris psg sevilla valencia villarreal betis girona sociedad bilbao getafe
osasuna celta galatasaray fenerbahce besiktas salzburg shakhtar donetsk brugge if whether instead indeed
elsewhere otherwise whereas thanks given il lo la gli le un una di da del della con tra fra ma che non si
der die das den dem ein eine und oder aber mit bei nach vor aus für von zu im am el los las y o pero sin por
para en os um uma e ou mas com sem na les des une et mais avec sans pour dans mr mrs sir dr
"""
NOT_ALONE = frozenset(_NOT_ALONE.split())
"""Words that stand within names, but make none by themselves: clubs, countries, verbs."""

_FIRST_NAMES = "will mark jan per milan aston paris real young la le el los lo di da del den jordan florence"
STARTERS = NEVER | (NOT_ALONE - frozenset(_FIRST_NAMES.split()))
"""Words that are cut from the beginning of what looks like a name within a sentence."""

_SURNAMES = """
young best march may still head england french forest lane park villa strong august will mark forward
jordan savage ireland poland milan can
"""
SURNAMES = frozenset(_SURNAMES.split())
"""Words that are surnames as well: between other names of a list they are meant as such."""
