# ruff: noqa: E501 - one team a line
"""Clubs of the rest of Europe, one a line, in the columns of `bot.reading.clubs`. General knowledge: data, and no rule."""

EUROPE = """
Real Madrid | ES | R Madrid; R. Madrid; Real M | Los Blancos; Merengues; Blancos; Whites; Real; Madrid | Santiago Bernabeu; Bernabeu; Estadio Santiago Bernabeu; the Bernabeu
Barcelona | ES | Barca; FC Barcelona; Barça | Blaugrana; Catalans; Azulgrana; Culés | Camp Nou; Nou Camp; Spotify Camp Nou; Montjuic; Estadi Olimpic Lluis Companys
Atlético Madrid | ES | Atletico; Atleti; Atlético de Madrid; A Madrid; Atl Madrid; Atl. Madrid; Atletico de Madrid; Club Atletico de Madrid | Colchoneros; Rojiblancos | Wanda Metropolitano; Metropolitano; Estadio Metropolitano; Vicente Calderon; Civitas Metropolitano; Riyadh Air Metropolitano
Sevilla | ES | Sevilla FC; Seville | | Ramon Sanchez Pizjuan; Sanchez Pizjuan; Ramón Sánchez-Pizjuán
Real Betis | ES | Betis | Verdiblancos | Benito Villamarin
Valencia | ES | | Los Che | Mestalla
Villarreal | ES | | Yellow Submarine | Estadio de la Ceramica; El Madrigal; La Ceramica
Athletic Bilbao | ES | Athletic Club; Athletic; Bilbao; Athletic Club de Bilbao | Lions | San Mamés; San Mames
Real Sociedad | ES | La Real; R Sociedad; Sociedad | Txuri-urdin | Reale Arena; Anoeta
Celta Vigo | ES | Celta; Celta de Vigo; RC Celta | | Balaidos
Espanyol | ES | RCD Espanyol | Periquitos | RCDE Stadium; Cornella-El Prat
Getafe | ES | | Azulones | Coliseum Alfonso Perez; Coliseum
Girona | ES | | | Montilivi
Granada | ES | | | Los Carmenes; Nuevo Los Carmenes
Osasuna | ES | CA Osasuna | | El Sadar
Rayo Vallecano | ES | Rayo | | Vallecas; Campo de Futbol de Vallecas
Mallorca | ES | RCD Mallorca; Real Mallorca | | Son Moix; Visit Mallorca Estadi
Alavés | ES | Deportivo Alaves | | Mendizorroza; Mendizorrotza
Almería | ES | UD Almeria | | Power Horse Stadium
Cádiz | ES | Cádiz CF | | Nuevo Mirandilla; Ramon de Carranza
Elche | ES | | | Martinez Valero
Levante | ES | Levante UD | Granotas | Ciutat de Valencia
Real Valladolid | ES | Valladolid | | Jose Zorrilla
Las Palmas | ES | UD Las Palmas | | Gran Canaria
Leganés | ES | CD Leganes | | Butarque
Eibar | ES | SD Eibar | | Ipurua
Huesca | ES | SD Huesca | | El Alcoraz
Málaga | ES | | | La Rosaleda
Deportivo La Coruña | ES | Deportivo; Depor; Deportivo de La Coruña | | Riazor
Sporting Gijon | ES | Sporting de Gijon | | El Molinon
Oviedo | ES | Real Oviedo | | Carlos Tartiere
Juventus | IT | Juve | Bianconeri; Old Lady | Allianz Stadium; Juventus Stadium
AC Milan | IT | Milan; A.C. Milan; ACM | Rossoneri | San Siro
Inter Milan | IT | Inter; Internazionale; FC Internazionale; Inter Mailand; Inter de Milán; Inter di Milano; Internazionale Milano | Nerazzurri | Giuseppe Meazza; San Siro; Stadio Giuseppe Meazza
Napoli | IT | SSC Napoli; Naples; SSC Neapel; Neapel; Nápoles | Partenopei; Azzurri | Stadio Diego Armando Maradona; Stadio Maradona; Stadio San Paolo; San Paolo; Diego Armando Maradona
Roma | IT | AS Roma; AS Rom; Rom | Giallorossi | Stadio Olimpico
Lazio | IT | SS Lazio; Lazio Rom; Lazio Rome | Biancocelesti | Stadio Olimpico
Atalanta | IT | Atalanta BC; Atalanta Bergamo; Atalanta Bergamasca | La Dea; Bergamaschi | Gewiss Stadium; Atleti Azzurri d'Italia; New Balance Arena
Fiorentina | IT | ACF Fiorentina | Viola | Artemio Franchi; Stadio Artemio Franchi
Torino | IT | Turin | Granata; Toro | Stadio Olimpico Grande Torino; Grande Torino
Bologna | IT | Bologna FC | Rossoblu; Felsinei | Renato Dall'Ara
Sassuolo | IT | US Sassuolo | Neroverdi | Mapei Stadium
Udinese | IT | Udinese Calcio | Friulani | Dacia Arena; Bluenergy Stadium; Friuli
Sampdoria | IT | | Blucerchiati; Doria | Luigi Ferraris; Marassi
Genoa | IT | CFC Genoa | Grifone | Stadio Luigi Ferraris
Verona | IT | Hellas Verona; Hellas | Scaligeri; Gialloblu | Bentegodi; Marcantonio Bentegodi
Cagliari | IT | | Isolani; Sardi | Unipol Domus; Sardegna Arena
Empoli | IT | | Azzurri | Carlo Castellani
Lecce | IT | US Lecce | Salentini | Via del Mare
Monza | IT | AC Monza | Brianzoli | U-Power Stadium; Brianteo
Salernitana | IT | US Salernitana | Granata | Arechi
Spezia | IT | Spezia Calcio | Aquilotti | Alberto Picco
Cremonese | IT | US Cremonese | Grigiorossi | Giovanni Zini
Frosinone | IT | | Ciociari | Benito Stirpe
Como | IT | Como 1907 | Lariani | Giuseppe Sinigaglia; Sinigaglia
Parma | IT | Parma Calcio | Ducali; Crociati | Ennio Tardini; Tardini
Venezia | IT | | Lagunari; Arancioneroverdi | Pier Luigi Penzo; Penzo
Pisa | IT | | | Arena Garibaldi
Palermo | IT | | Rosanero | Renzo Barbera
Bari | IT | SSC Bari | Galletti | San Nicola
Brescia | IT | | Rondinelle | Rigamonti
Benevento | IT | | | Ciro Vigorito
Crotone | IT | | | Ezio Scida
SPAL | IT | | | Paolo Mazza
Bayern Munich | DE | Bayern; FC Bayern; Bayern München; FC Bayern München; Bayern Munchen; B Munich; Bayern de Munique; Bayern Monaco; Bayern de Múnich; FCB | Bavarians; Roten | Allianz Arena
Borussia Dortmund | DE | Dortmund; BVB; B Dortmund; B. Dortmund | Black and Yellows; Schwarzgelben | Westfalenstadion; Signal Iduna Park; BVB Stadion Dortmund
Bayer Leverkusen | DE | Leverkusen; Bayer 04 Leverkusen; B Leverkusen; Bayer 04 | Werkself | BayArena; Bay Arena
RB Leipzig | DE | Leipzig; RasenBallsport Leipzig; RBL | Rote Bullen | Red Bull Arena; Red Bull Arena Leipzig
Borussia Mönchengladbach | DE | Gladbach; Monchengladbach; B Monchengladbach; Borussia M'gladbach; M'gladbach; Bor. Mönchengladbach; Borussia Moenchengladbach; Moenchengladbach | Foals; Fohlen | Borussia-Park; Borussia Park
Eintracht Frankfurt | DE | Frankfurt; E Frankfurt; Eintracht; SGE | Eagles | Deutsche Bank Park; Waldstadion; Commerzbank-Arena
VfB Stuttgart | DE | Stuttgart | | MHPArena; Mercedes-Benz Arena
VfL Wolfsburg | DE | Wolfsburg | Wolves; Wölfe | Volkswagen Arena
Schalke 04 | DE | Schalke; FC Schalke 04 | Royal Blues; Knappen; Königsblauen | Veltins-Arena; Veltins Arena
Werder Bremen | DE | Bremen; SV Werder Bremen; Werder | | Weserstadion; Wohninvest Weserstadion
SC Freiburg | DE | Freiburg | Breisgauer | Europa-Park Stadion; Schwarzwald-Stadion
TSG Hoffenheim | DE | Hoffenheim; 1899 Hoffenheim; TSG 1899 Hoffenheim | Kraichgauer | PreZero Arena; Rhein-Neckar-Arena
Union Berlin | DE | 1. FC Union Berlin; FC Union Berlin | Eisernen | Alte Försterei; Stadion An der Alten Försterei; An der Alten Försterei
Hertha Berlin | DE | Hertha; Hertha BSC | | Olympiastadion Berlin; Olympiastadion
FC Köln | DE | Cologne; Köln; 1. FC Köln; FC Cologne; Koeln; Colonia | Billy Goats; Geißböcke | RheinEnergieStadion; RheinEnergie Stadion
Mainz 05 | DE | Mainz; FSV Mainz 05; 1. FSV Mainz 05 | | Mewa Arena; Opel Arena
FC Augsburg | DE | Augsburg | Fuggerstädter | WWK Arena
Hamburger SV | DE | Hamburg; HSV | | Volksparkstadion
Fortuna Düsseldorf | DE | Dusseldorf; Düsseldorf | | Merkur Spiel-Arena
VfL Bochum | DE | Bochum | | Vonovia Ruhrstadion; Ruhrstadion
Arminia Bielefeld | DE | Bielefeld; Arminia | | SchücoArena
SpVgg Greuther Fürth | DE | Greuther Fürth; Fürth | | Sportpark Ronhof
Heidenheim | DE | 1. FC Heidenheim; FC Heidenheim | | Voith-Arena
Darmstadt 98 | DE | Darmstadt; SV Darmstadt 98 | | Merck-Stadion
Holstein Kiel | DE | Kiel | | Holstein-Stadion
St Pauli | DE | St. Pauli; FC St. Pauli | | Millerntor-Stadion; Millerntor
Hannover 96 | DE | Hannover; Hanover | | Heinz von Heiden Arena
1. FC Nürnberg | DE | Nürnberg; Nuremberg | | Max-Morlock-Stadion
Paris Saint-Germain | FR | PSG; Paris SG; Paris St Germain; Paris St-Germain; Paris St. Germain; Paris; París Saint-Germain | Parisians; Les Parisiens | Parc des Princes
Marseille | FR | Olympique de Marseille; Olympique Marseille; OM | Phocéens | Stade Velodrome; Velodrome; Orange Velodrome
Lyon | FR | Olympique Lyonnais; Olympique Lyon; Olympique de Lyon; OL | Les Gones | Groupama Stadium; Stade de Gerland; Parc OL
Monaco | FR | AS Monaco | Monégasques | Stade Louis II; Louis II
Lille | FR | LOSC; LOSC Lille; Lille OSC | Dogues | Stade Pierre-Mauroy; Pierre Mauroy
Nice | FR | OGC Nice; OGC Nizza | Aiglons | Allianz Riviera
Rennes | FR | Stade Rennais; Stade Rennes | | Roazhon Park
Lens | FR | RC Lens | Sang et Or | Stade Bollaert-Delelis; Bollaert
Saint-Étienne | FR | St Etienne; AS Saint-Étienne; St-Etienne; ASSE | Les Verts | Geoffroy-Guichard
Nantes | FR | FC Nantes | Canaris | La Beaujoire; Stade de la Beaujoire
Bordeaux | FR | Girondins de Bordeaux; Girondins | | Matmut Atlantique
Montpellier | FR | Montpellier HSC | | Stade de la Mosson
Strasbourg | FR | RC Strasbourg | | Stade de la Meinau; La Meinau
Toulouse | FR | Toulouse FC; TFC | | Stadium de Toulouse; Stadium Municipal; Stadium de la Ville
Reims | FR | Stade de Reims | | Auguste Delaune
Brest | FR | Stade Brestois; Stade Brest | | Francis-Le Blé; Roudourou
Lorient | FR | FC Lorient | Merlus | Stade du Moustoir
Angers | FR | Angers SCO | | Raymond Kopa
Metz | FR | FC Metz | | Saint-Symphorien
Auxerre | FR | AJ Auxerre | | Abbé-Deschamps
Le Havre | FR | Le Havre AC | | Stade Oceane
Clermont | FR | Clermont Foot; Clermont Foot 63 | | Gabriel Montpied
Benfica | PT | SL Benfica; Benfica Lisbon; Benfica Lissabon; Sport Lisboa e Benfica | Eagles; Encarnados; Águias | Estadio da Luz; da Luz; Estádio da Luz; Stadium of Light Lisbon
Porto | PT | FC Porto; Oporto | Dragons; Dragões | Estadio do Dragao; Dragao; Dragão
Sporting CP | PT | Sporting; Sporting Lisbon; Sporting Clube de Portugal; Sporting Lissabon; Sporting de Portugal; Sporting Lisboa | Lions; Leões | Jose Alvalade; Alvalade; José Alvalade
Braga | PT | SC Braga; Sporting Braga; Sporting de Braga | Arsenalistas | Estadio Municipal de Braga; Braga Municipal
Vitória Guimarães | PT | Vitória SC; Guimaraes; Vitória de Guimarães | | D. Afonso Henriques
Boavista | PT | | Axadrezados | Estádio do Bessa
Famalicão | PT | | |
Rio Ave | PT | | |
Ajax | NL | AFC Ajax; Ajax Amsterdam | Godenzonen | Johan Cruyff Arena; Johan Cruijff Arena; Amsterdam Arena
PSV Eindhoven | NL | PSV | | Philips Stadion
Feyenoord | NL | Feyenoord Rotterdam | | De Kuip; Feijenoord Stadium
AZ Alkmaar | NL | AZ | | AFAS Stadion; AFAS Stadium
FC Twente | NL | Twente; Twente Enschede | Tukkers | De Grolsch Veste; Grolsch Veste
FC Utrecht | NL | Utrecht | | Galgenwaard
Vitesse | NL | Vitesse Arnhem | | GelreDome
Heerenveen | NL | SC Heerenveen | | Abe Lenstra Stadion
Club Brugge | BE | Brugge; Bruges; Club Bruges; FC Brügge; Brujas | Blauw-Zwart | Jan Breydel Stadium; Jan Breydel
Anderlecht | BE | RSC Anderlecht | | Lotto Park; Constant Vanden Stock
Genk | BE | KRC Genk; Racing Genk; RC Genk | | Cegeka Arena; Luminus Arena
Gent | BE | KAA Gent; Ghent | Buffalos | Ghelamco Arena; Planet Group Arena
Union Saint-Gilloise | BE | Union SG; USG; Royale Union Saint-Gilloise; Union St-Gilloise; Union St. Gilloise | | Stade Joseph Marien; Joseph Marien; Lotto Park Brussels
Standard Liege | BE | Standard; Standard de Liege | | Sclessin; Maurice Dufrasne
Antwerp | BE | Royal Antwerp | | Bosuilstadion; Bosuil
Red Bull Salzburg | AT | RB Salzburg; Salzburg; FC Salzburg | | Red Bull Arena; Red Bull Arena Salzburg; Stadion Salzburg; Wals-Siezenheim
Rapid Vienna | AT | Rapid Wien; SK Rapid | | Allianz Stadion
Austria Vienna | AT | Austria Wien; FK Austria Wien | | Generali Arena Wien
Sturm Graz | AT | SK Sturm Graz; Graz | | Merkur Arena
LASK | AT | LASK Linz | | Raiffeisen Arena
Basel | CH | FC Basel; Basle; Basilea | | St. Jakob-Park; St Jakob-Park
Young Boys | CH | BSC Young Boys; Young Boys Bern; Young Boys Berne | | Wankdorf; Stadion Wankdorf; Stade de Suisse
FC Zurich | CH | Zurich; FC Zürich | | Letzigrund
Galatasaray | TR | Galatasaray Istanbul | Cimbom | Turk Telekom Arena; Ali Sami Yen; RAMS Park; Nef Stadyumu
Fenerbahçe | TR | Fenerbahçe; Fenerbahce Istanbul | Yellow Canaries | Sukru Saracoglu; Şükrü Saracoğlu Stadium; Ulker Stadium
Beşiktaş | TR | Beşiktaş; Besiktas Istanbul | Black Eagles | Vodafone Park; Tupras Stadyumu; Inonu Stadium
Trabzonspor | TR | | | Senol Gunes; Medical Park Stadyumu
Istanbul Başakşehir | TR | Basaksehir; Başakşehir | | Fatih Terim Stadium
Olympiacos | GR | Olympiakos; Olympiacos Piraeus; Olympiakos Piraeus; Olympiakos Piräus | Thrylos | Karaiskakis; Georgios Karaiskakis Stadium; Karaiskaki
Panathinaikos | GR | | | OAKA; Apostolos Nikolaidis
AEK Athens | GR | AEK; AEK Athen | | OPAP Arena; Agia Sophia Stadium
PAOK | GR | PAOK Salonika; PAOK Thessaloniki | | Toumba; Toumba Stadium
Dinamo Zagreb | HR | GNK Dinamo; D Zagreb | | Stadion Maksimir; Maksimir
Hajduk Split | HR | Hajduk | | Poljud
Red Star Belgrade | RS | Red Star; Crvena Zvezda; Roter Stern Belgrad; Estrella Roja; Stella Rossa | | Rajko Mitic Stadium; Marakana; Rajko Mitić
Partizan Belgrade | RS | Partizan | | Partizan Stadium
Shakhtar Donetsk | UA | Shakhtar; Schachtar Donezk; Shakhtar Donezk | Miners | Donbass Arena; Metalist Stadium
Dynamo Kyiv | UA | Dynamo Kiev; Dinamo Kiev; Dynamo Kiew; Dinamo de Kiev | | NSC Olimpiyskiy; Olimpiyskiy
Zenit St Petersburg | RU | Zenit; Zenit Saint Petersburg; Zenit St. Petersburg | | Gazprom Arena; Krestovsky Stadium
CSKA Moscow | RU | CSKA Moskau; CSKA | | VEB Arena
Spartak Moscow | RU | Spartak Moskau; Spartak; Spartak de Moscú | | Otkritie Arena; Otkrytiye Arena
Lokomotiv Moscow | RU | Lokomotiv; Lokomotive Moskau | | RZD Arena
Rubin Kazan | RU | | | Kazan Arena
Krasnodar | RU | FK Krasnodar | |
Sparta Prague | CZ | Sparta Praha; Sparta Prag | | epet Arena; Letna; Letná; Generali Arena
Slavia Prague | CZ | Slavia Praha; Slavia Prag | | Eden Arena; Sinobo Stadium; Fortuna Arena; Sinobo Arena
Viktoria Plzeň | CZ | Plzen; Viktoria Pilsen | | Doosan Arena
Legia Warsaw | PL | Legia; Legia Warszawa; Legia Warschau | | Polish Army Stadium; Stadion Wojska Polskiego
Lech Poznań | PL | Lech | | Stadion Miejski
Ferencváros | HU | Ferencváros; Ferencvaros Budapest | | Groupama Arena
Copenhagen | DK | FC Copenhagen; FC København; FC Kopenhagen; Copenhague | Lions | Parken; Parken Stadium
Midtjylland | DK | FC Midtjylland | | MCH Arena
Brøndby | DK | Brøndby; Brondby IF | | Brondby Stadium
Malmö | SE | Malmö; Malmö FF; Malmo FF | | Eleda Stadion; Stadion Malmo
Bodø/Glimt | NO | Bodø/Glimt; FK Bodo/Glimt; Bodo Glimt | | Aspmyra; Aspmyra Stadion
Molde | NO | Molde FK | | Aker Stadion
Rosenborg | NO | | | Lerkendal
Steaua Bucharest | RO | FCSB; Steaua București | | Arena Nationala
CFR Cluj | RO | Cluj | | Dr. Constantin Radulescu
Ludogorets | BG | Ludogorets Razgrad | | Huvepharma Arena
Maccabi Tel Aviv | IL | | | Bloomfield Stadium
Maccabi Haifa | IL | | | Sammy Ofer Stadium
Hapoel Beer-Sheva | IL | Hapoel Be'er Sheva | |
APOEL | CY | APOEL Nicosia | | GSP Stadium
Pafos | CY | Pafos FC | |
Qarabag | AZ | FK Qarabag; Qarabag Agdam; Qarabağ | | Tofiq Bahramov Stadium
Kairat | KZ | Kairat Almaty | | Almaty Central Stadium
Astana | KZ | FC Astana | | Astana Arena
Sheriff Tiraspol | MD | Sheriff; FC Sheriff | | Sheriff Stadium
Slovan Bratislava | SK | | | Tehelne pole
"""
