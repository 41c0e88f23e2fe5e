# ruff: noqa: E501 - one team a line
"""Clubs of the Americas, Africa, Asia and Oceania, one a line, in the columns of `bot.reading.clubs`. General knowledge: data, and no rule."""

OVERSEAS = """
Flamengo | BR | CR Flamengo | Mengão; Rubro-Negro | Maracana; Maracanã; Estádio do Maracanã
Fluminense | BR | | Tricolor; Flu | Maracanã; Maracana; Estádio do Maracanã; Estádio Jornalista Mário Filho
Palmeiras | BR | SE Palmeiras | Verdão; Alviverde | Allianz Parque
Corinthians | BR | SC Corinthians | Timão | Neo Química Arena; Arena Corinthians; Itaquera
São Paulo | BR | São Paulo; São Paulo FC; SPFC | Tricolor | Morumbi; MorumBIS; Estádio do Morumbi
Santos | BR | Santos FC | Peixe | Vila Belmiro
Grêmio | BR | Grêmio | Tricolor Gaúcho | Arena do Grêmio
Internacional | BR | SC Internacional; Inter de Porto Alegre | Colorado | Beira-Rio
Cruzeiro | BR | Cruzeiro EC | Raposa | Mineirão
Atlético Mineiro | BR | Atlético-MG; Atlético MG; Atlético Mineiro | Galo | Arena MRV; Independência
Athletico Paranaense | BR | Athletico-PR; Athletico PR; Athletico | Furacão | Arena da Baixada
Botafogo | BR | Botafogo FR | Fogão; Glorioso | Nilton Santos; Engenhão
Vasco da Gama | BR | Vasco | Gigante da Colina | São Januário
Bahia | BR | EC Bahia | Tricolor de Aço | Fonte Nova; Arena Fonte Nova
Fortaleza | BR | Fortaleza EC | Leão do Pici | Castelão; Arena Castelão
Ceará | BR | Ceará SC | Vozão |
Goiás | BR | Goiás | |Serrinha
Coritiba | BR | | Coxa | Couto Pereira
América Mineiro | BR | América-MG; América MG | Coelho |
Bragantino | BR | Red Bull Bragantino; RB Bragantino | Massa Bruta | Nabi Abi Chedid
Cuiabá | BR | Cuiabá | Dourado | Arena Pantanal
Juventude | BR | | | Alfredo Jaconi
Vitória | BR | EC Vitória | | Barradão
Sport Recife | BR | Sport | | Ilha do Retiro
Chapecoense | BR | | | Arena Condá
Mirassol | BR | | | Maião
Boca Juniors | AR | Boca | Xeneizes | La Bombonera; Bombonera; Alberto J. Armando
River Plate | AR | River; CA River Plate | Millonarios | El Monumental; Monumental; Más Monumental
Racing Club | AR | Racing; Racing Club de Avellaneda; Racing de Avellaneda | La Academia | El Cilindro; Presidente Perón
Independiente | AR | CA Independiente | Rojo | Libertadores de América
San Lorenzo | AR | | Ciclón | Nuevo Gasómetro; Pedro Bidegain
Vélez Sarsfield | AR | Vélez; Vélez Sarsfield | Fortín | José Amalfitani
Estudiantes | AR | Estudiantes de La Plata | Pincharratas | Estadio Uno; Jorge Luis Hirschi
Rosario Central | AR | | Canallas | Gigante de Arroyito
Newell's Old Boys | AR | Newell's | Leprosos | Marcelo Bielsa
Talleres | AR | Talleres de Córdoba | |Mario Alberto Kempes
Lanús | AR | Lanús | Granate | La Fortaleza
Peñarol | UY | Peñarol | Carboneros | Campeón del Siglo
Nacional | UY | Club Nacional de Football | | Gran Parque Central
Colo-Colo | CL | Colo Colo | | Monumental David Arellano
Universidad de Chile | CL | La U; U de Chile | |
Atletico Nacional | CO | Atlético Nacional | | Atanasio Girardot
Millonarios | CO | | | El Campín
America | MX | Club América; América | Águilas | Estadio Azteca; Azteca
Guadalajara | MX | Chivas | Rebaño Sagrado | Akron; Estadio Akron
Cruz Azul | MX | | La Máquina | Ciudad de los Deportes
Pumas UNAM | MX | Pumas | | Olímpico Universitario
Tigres UANL | MX | Tigres | | Estadio Universitario; El Volcán
Monterrey | MX | CF Monterrey | Rayados | Estadio BBVA
Toluca | MX | | Diablos Rojos | Nemesio Díez
Santos Laguna | MX | | | Estadio Corona; TSM
Inter Miami | US | Inter Miami CF | Herons | Chase Stadium; DRV PNK Stadium
LA Galaxy | US | Los Angeles Galaxy | | Dignity Health Sports Park
Los Angeles FC | US | LAFC | | BMO Stadium
Atlanta United | US | Atlanta | | Mercedes-Benz Stadium
Seattle Sounders | US | Seattle Sounders FC; Sounders FC; Seattle | Sounders | Lumen Field; CenturyLink Field
Portland Timbers | US | Portland | Timbers | Providence Park
Philadelphia Union | US | Philadelphia | Union | Subaru Park; Talen Energy Stadium
Columbus Crew | US | Columbus | Crew | Lower.com Field; MAPFRE Stadium
FC Cincinnati | US | Cincinnati | | TQL Stadium
New England Revolution | US | New England; Revs | Revolution | Gillette Stadium
Nashville SC | US | Nashville | | Geodis Park; Nissan Stadium
Charlotte FC | US | | | Bank of America Stadium
Chicago Fire | US | Chicago Fire FC; Chicago | Fire | Soldier Field; SeatGeek Stadium
D.C. United | US | DC United; D.C. | | Audi Field
Austin FC | US | | | Q2 Stadium
FC Dallas | US | | | Toyota Stadium
Houston Dynamo | US | Houston Dynamo FC | Dynamo | Shell Energy Stadium; BBVA Compass Stadium; PNC Stadium
Sporting Kansas City | US | Sporting KC; Kansas City; SKC | | Children's Mercy Park
St. Louis City SC | US | St. Louis City; St. Louis; St Louis City | | CityPark; Energizer Park
Minnesota United | US | Minnesota United FC; Minnesota | Loons | Allianz Field
Colorado Rapids | US | Colorado | Rapids | Dick's Sporting Goods Park
Real Salt Lake | US | Salt Lake; RSL | | America First Field; Rio Tinto Stadium
San Jose Earthquakes | US | San Jose | Quakes; Earthquakes | PayPal Park; Avaya Stadium
San Diego FC | US | San Diego | | Snapdragon Stadium
Vancouver Whitecaps | CA | Vancouver Whitecaps FC; Vancouver | Whitecaps | BC Place
CF Montréal | CA | CF Montréal; Montreal; Montréal; Montreal Impact | | Saputo Stadium; Stade Saputo
New York City FC | US | NYCFC | | Yankee Stadium
New York Red Bulls | US | | | Red Bull Arena New Jersey
Toronto FC | CA | Toronto | | BMO Field
Orlando City | US | Orlando City SC | | Exploria Stadium; Inter&Co Stadium
Al-Hilal | SA | Al Hilal | | Kingdom Arena
Al-Nassr | SA | Al Nassr | | Al-Awwal Park; Mrsool Park
Al-Ittihad | SA | Al Ittihad | | King Abdullah Sports City
Al-Ahli | SA | Al Ahli | |
Al Ahly | EG | | Red Devils | Cairo International Stadium
Zamalek | EG | | |
Kaizer Chiefs | ZA | | Amakhosi | FNB Stadium; Soccer City
Orlando Pirates | ZA | | Buccaneers | Orlando Stadium
Mamelodi Sundowns | ZA | | Masandawana | Loftus Versfeld
"""
