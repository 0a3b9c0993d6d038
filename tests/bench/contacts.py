#!/usr/bin/env python3
"""contacts.py PLACEMENTS CONTACTS FOLDER: writes placements.csv and contacts.csv,
fictional and always the same, for timing the import."""
import random
import sys

placements, contacts, folder = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
rnd = random.Random(20261122)
given = "Anna Bram Carla Dirk Eva Finn Gijs Hanna Isa Jan Kees Lies Mo Noor Omar Piet Roos Sem Tess Youssef".split()
family = "Bakker Berg Bos Dijk Groen Hoek Jansen Klok Laan Meer Mulder Peters Smit Veen Visser Wit Zand".split()
trade = "Bakkerij Kwekerij Garage Slagerij Drukkerij Hotel Zorghuis Wasserij Montage Schilders".split()
words = ("gesprek over werk en rooster gaat goed volgende week verder met de taken op de afdeling leidinggevende is "
         "tevreden aandacht voor tempo en pauze afspraak gemaakt").split()


def day(year, n):
    return f"{n % 28 + 1}-{n // 28 % 12 + 1}-{year + n // 336}"


employers = max(1, placements * 2 // 5)
with open(f"{folder}/placements.csv", "w", encoding="utf-8") as f:
    f.write("Dossiernummer;Werkgever;Plaats;Naam werknemer;Geboortedatum;Functie;Uren;Startdatum\r\n")
    for i in range(placements):
        e = i % employers
        name = f"{given[i % 20]} {family[i // 20 % 17]}{family[i // 340 % 17].lower()}"
        f.write(f"P{i};{trade[e % 10]} {family[e // 10 % 17]} {e};Utrecht;{name};{day(1970, i * 7 % 9000)};Medewerker;"
                f"{rnd.randint(8, 40)};{day(2024, rnd.randint(0, 600))}\r\n")
with open(f"{folder}/contacts.csv", "w", encoding="utf-8") as f:
    f.write("Dossiernummer;Datum;Richting;Soort;Met wie;Bereikt;Duur;Notitie\r\n")
    for i in range(contacts):
        note = " ".join(rnd.choice(words) for _ in range(rnd.randint(8, 25)))
        f.write(f"P{rnd.randrange(placements)};{day(2024, rnd.randint(0, 700))};{rnd.choice(['uit', 'in'])};"
                f"{rnd.choice(['telefonisch', 'bezoek', 'mail'])};{rnd.choice(['werkgever', 'werknemer'])};ja;"
                f"{rnd.randint(5, 60)};{note}\r\n")
