engine-access-denied = Zugriff verweigert (rc=5): { $why }
engine-in-use = in Gebrauch (rc=32): { $why }
engine-unreachable = der Dienst ist nicht erreichbar: { $why }
engine-version = der Dienst ist ein xlink mit Kanalversion { $theirs }, dieses Programm spricht { $ours }: starten Sie das ältere neu
engine-busy = es läuft schon ein Import: { $why }
