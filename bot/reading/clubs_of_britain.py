# ruff: noqa: E501 - one team a line
"""Clubs of Britain and Ireland, one a line, in the columns of `bot.reading.clubs`. General knowledge: data, and no rule."""

BRITAIN = """
Arsenal | GB | | Gunners | Emirates Stadium; the Emirates; Emirates; Highbury
Aston Villa | GB | Villa | Villans | Villa Park
Bournemouth | GB | AFC Bournemouth | Cherries | Vitality Stadium; Dean Court
Brentford | GB | | Bees | Gtech Community Stadium; Brentford Community Stadium; Griffin Park; G-Tech Community Stadium
Brighton & Hove Albion | GB | Brighton; Brighton and Hove Albion; Brighton and Hove | Seagulls; Albion | Amex Stadium; American Express Community Stadium; American Express Stadium; the Amex; Falmer Stadium
Burnley | GB | | Clarets | Turf Moor
Chelsea | GB | | Blues; Pensioners | Stamford Bridge; the Bridge
Crystal Palace | GB | Palace; C Palace | Eagles | Selhurst Park
Everton | GB | | Toffees; Blues | Goodison Park; Goodison; Hill Dickinson Stadium; Bramley-Moore Dock
Fulham | GB | | Cottagers | Craven Cottage
Ipswich Town | GB | Ipswich | Tractor Boys | Portman Road
Leeds United | GB | Leeds; Leeds Utd | Whites; Peacocks | Elland Road
Leicester City | GB | Leicester | Foxes | King Power Stadium
Liverpool | GB | LFC | Reds | Anfield
Luton Town | GB | Luton | Hatters | Kenilworth Road
Manchester City | GB | Man City; Man. City; Manchester C; M City; Man C; ManCity | Citizens; Cityzens; Sky Blues; Blues; City | Etihad Stadium; the Etihad; Etihad; City of Manchester Stadium
Manchester United | GB | Man United; Man Utd; Manchester Utd; Man U; Man. United; Man. Utd; M United; MUFC; Manchester Udt | Red Devils; Reds; United | Old Trafford
Newcastle United | GB | Newcastle; Newcastle Utd; NUFC | Magpies; Toon; Toon Army | St James' Park; St. James' Park; St James Park; St James's Park
Norwich City | GB | Norwich | Canaries | Carrow Road
Nottingham Forest | GB | Nottm Forest; Nott'm Forest; Forest; N Forest; Nottingham | Tricky Trees; Reds | City Ground; the City Ground
Sheffield United | GB | Sheffield Utd; Sheff Utd; Sheff United | Blades | Bramall Lane
Sheffield Wednesday | GB | Sheff Wed; Sheffield Wed; Sheff Weds | Owls | Hillsborough
Southampton | GB | Soton | Saints | St Mary's Stadium; St Mary's; St. Mary's Stadium
Sunderland | GB | | Black Cats | Stadium of Light
Tottenham Hotspur | GB | Tottenham; Spurs; THFC; Tottenham H | Lilywhites | Tottenham Hotspur Stadium; White Hart Lane
Watford | GB | | Hornets | Vicarage Road
West Bromwich Albion | GB | West Brom; WBA; West Bromwich | Baggies; Albion | The Hawthorns; Hawthorns
West Ham United | GB | West Ham; West Ham Utd | Hammers; Irons | London Stadium; Upton Park; Boleyn Ground; Olympic Stadium London
Wolverhampton Wanderers | GB | Wolves; Wolverhampton | | Molineux; Molineux Stadium
Barnsley | GB | | Tykes | Oakwell
Birmingham City | GB | Birmingham | Blues | St Andrew's; St Andrews
Blackburn Rovers | GB | Blackburn | Rovers | Ewood Park
Blackpool | GB | | Seasiders; Tangerines | Bloomfield Road
Bolton Wanderers | GB | Bolton | Trotters | University of Bolton Stadium; Reebok Stadium; Toughsheet Community Stadium
Bradford City | GB | Bradford | Bantams | Valley Parade
Bristol City | GB | | Robins | Ashton Gate
Bristol Rovers | GB | | Pirates; Gas | Memorial Stadium
Burton Albion | GB | Burton | Brewers | Pirelli Stadium
Cambridge United | GB | Cambridge | | Abbey Stadium
Cardiff City | GB | Cardiff | Bluebirds | Cardiff City Stadium
Charlton Athletic | GB | Charlton | Addicks | The Valley
Coventry City | GB | Coventry | Sky Blues | Coventry Building Society Arena; Ricoh Arena
Derby County | GB | Derby | Rams | Pride Park
Doncaster Rovers | GB | Doncaster | | Keepmoat Stadium; Eco-Power Stadium
Exeter City | GB | Exeter | Grecians | St James Park Exeter
Huddersfield Town | GB | Huddersfield | Terriers | John Smith's Stadium; Kirklees Stadium
Hull City | GB | Hull | Tigers | MKM Stadium; KCOM Stadium; KC Stadium
Lincoln City | GB | Lincoln | Imps | Sincil Bank; LNER Stadium
Middlesbrough | GB | Boro | | Riverside Stadium; the Riverside
Millwall | GB | | Lions | The Den
MK Dons | GB | Milton Keynes Dons | Dons | Stadium MK
Oxford United | GB | Oxford; Oxford Utd | U's | Kassam Stadium
Peterborough United | GB | Peterborough | Posh | London Road; Weston Homes Stadium
Plymouth Argyle | GB | Plymouth | Pilgrims | Home Park
Portsmouth | GB | | Pompey | Fratton Park
Port Vale | GB | | Valiants | Vale Park
Preston North End | GB | Preston; PNE | Lilywhites | Deepdale
Queens Park Rangers | GB | QPR | Hoops; Rs | Loftus Road; Kiyan Prince Foundation Stadium
Reading | GB | | Royals | Madejski Stadium; Select Car Leasing Stadium
Rotherham United | GB | Rotherham | Millers | New York Stadium
Shrewsbury Town | GB | Shrewsbury | Shrews | Montgomery Waters Meadow; New Meadow
Stockport County | GB | Stockport | Hatters | Edgeley Park
Stoke City | GB | Stoke | Potters | bet365 Stadium; Britannia Stadium
Swansea City | GB | Swansea | Swans; Jacks | Liberty Stadium; Swansea.com Stadium
Swindon Town | GB | Swindon | Robins | County Ground
Walsall | GB | | Saddlers | Bescot Stadium
Wigan Athletic | GB | Wigan | Latics | DW Stadium; Brick Community Stadium
Wrexham | GB | | Red Dragons | Racecourse Ground; the Racecourse
Wycombe Wanderers | GB | Wycombe | Chairboys | Adams Park
AFC Wimbledon | GB | Wimbledon | Dons | Plough Lane
Crawley Town | GB | Crawley | | Broadfield Stadium
Fleetwood Town | GB | Fleetwood | Cod Army | Highbury Stadium
Leyton Orient | GB | Orient | O's | Brisbane Road
Northampton Town | GB | Northampton | Cobblers | Sixfields
Accrington Stanley | GB | Accrington | | Crown Ground
Notts County | GB | | Magpies | Meadow Lane
Aberdeen | GB | | Dons | Pittodrie
Celtic | GB | Glasgow Celtic | Hoops; Bhoys | Celtic Park; Parkhead
Dundee | GB | | Dee | Dens Park
Dundee United | GB | Dundee Utd | Terrors | Tannadice
Hearts | GB | Heart of Midlothian | Jambos | Tynecastle; Tynecastle Park
Hibernian | GB | Hibs | Hibees | Easter Road
Kilmarnock | GB | | Killie | Rugby Park
Livingston | GB | | | Almondvale
Motherwell | GB | | Steelmen | Fir Park
Rangers | GB | Glasgow Rangers | Gers; Light Blues | Ibrox; Ibrox Stadium
Ross County | GB | | Staggies | Victoria Park
St Johnstone | GB | | | McDiarmid Park
St Mirren | GB | | Buddies | St Mirren Park; SMISA Stadium
Shamrock Rovers | IE | | Hoops | Tallaght Stadium
"""
