# ruff: noqa: E501 - one team a line
"""National teams, one a line, in the columns of `bot.reading.clubs`. General knowledge: data, and no rule."""

COUNTRIES = """
England | GB | Inglaterra; Inghilterra; Angleterre | Wembley; Wembley Stadium
Scotland | GB | Schottland; Escocia; Escócia; Scozia; Ecosse | Hampden Park; Hampden
Wales | GB | Gales; Galles; País de Gales | Principality Stadium
Northern Ireland | GB | Nordirland | Windsor Park
Republic of Ireland | IE | Ireland; Irland; Irlanda | Aviva Stadium
Germany | DE | Deutschland; Alemania; Alemanha; Germania; Allemagne |
France | FR | Frankreich; Francia; França | Stade de France
Spain | ES | Spanien; España; Espanha; Spagna; Espagne | La Cartuja
Italy | IT | Italien; Italia; Itália; Italie |
Portugal | PT | Portogallo |
Netherlands | NL | Holland; the Netherlands; Niederlande; Países Bajos; Holanda; Olanda; Paesi Bassi; Pays-Bas |
Belgium | BE | Belgien; Bélgica; Belgio; Belgique | King Baudouin Stadium
Croatia | HR | Kroatien; Croacia; Croácia; Croazia; Croatie |
Denmark | DK | Dänemark; Dinamarca; Danimarca; Danemark |
Sweden | SE | Schweden; Suecia; Suécia; Svezia; Suède | Friends Arena
Norway | NO | Norwegen; Noruega; Norvegia; Norvège | Ullevaal Stadion
Finland | FI | Finnland; Finlandia |
Iceland | IS | Island; Islandia |
Poland | PL | Polen; Polonia; Polônia; Pologne | PGE Narodowy
Czech Republic | CZ | Czechia; Tschechien; República Checa; Repubblica Ceca |
Slovakia | SK | Slowakei; Eslovaquia; Slovacchia |
Slovenia | SI | Slowenien; Eslovenia |
Austria | AT | Österreich | Ernst-Happel-Stadion
Switzerland | CH | Schweiz; Suiza; Suíça; Svizzera; Suisse |
Hungary | HU | Ungarn; Hungría; Hungria; Ungheria; Hongrie | Puskas Arena; Puskás Aréna
Romania | RO | Rumänien; Rumanía |
Bulgaria | BG | Bulgarien |
Serbia | RS | Serbien; Sérvia |
Ukraine | UA | Ucrania |
Russia | RU | Russland; Rusia; Rússia | Luzhniki Stadium
Turkey | TR | Türkiye; Türkei; Turquía; Turquia; Turchia | Ataturk Olympic Stadium
Greece | GR | Griechenland; Grecia; Grécia |
Albania | AL | Albanien |
North Macedonia | MK | Nordmazedonien |
Bosnia-Herzegovina | BA | Bosnia and Herzegovina; Bosnien-Herzegowina; Bosnia |
Montenegro | ME | |
Kosovo | XK | |
Georgia | GE | Georgien |
Israel | IL | |
Brazil | BR | Brasilien; Brasil; Brasile; Brésil |
Argentina | AR | Argentinien; Argentine |
Uruguay | UY | | Estadio Centenario
Colombia | CO | Kolumbien; Colômbia |
Chile | CL | Cile |
Peru | PE | Perú |
Ecuador | EC | Equador |
Paraguay | PY | |
Venezuela | VE | |
Bolivia | BO | |
Mexico | MX | México; Mexiko; Messico; Mexique |
United States | US | USA; USMNT; Vereinigte Staaten; Estados Unidos; Stati Uniti |
Canada | CA | Kanada |
Costa Rica | CR | |
Japan | JP | Japón; Japão; Giappone; Japon |
South Korea | KR | Südkorea; Corea del Sur; Korea Republic; Coreia do Sul |
Australia | AU | Australien; Socceroos |
Saudi Arabia | SA | Saudi-Arabien; Arabia Saudita |
Iran | IR | |
Qatar | QA | Katar; Catar | Lusail Stadium
Morocco | MA | Marokko; Marruecos; Marrocos; Marocco; Maroc |
Senegal | SN | Sénégal |
Ghana | GH | |
Nigeria | NG | Super Eagles |
Cameroon | CM | Kamerun; Camerún |
Egypt | EG | Ägypten; Egipto; Egito; Egitto |
Tunisia | TN | Tunesien; Túnez |
Algeria | DZ | Algerien; Argelia |
Ivory Coast | CI | Côte d'Ivoire; Elfenbeinküste; Costa de Marfil |
South Africa | ZA | Südafrika; Bafana Bafana |
New Zealand | NZ | Neuseeland |
"""
