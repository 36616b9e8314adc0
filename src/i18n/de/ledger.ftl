ledger-in-use-by = den Importstand in { $folder } verwendet ein anderes xlink (Prozess { $pid }): halten Sie es an, oder lassen Sie es die Arbeit tun
ledger-in-use = den Importstand in { $folder } verwendet ein anderes xlink: halten Sie es an, oder lassen Sie es die Arbeit tun
ledger-file = der Importstand lässt sich nicht festhalten: { $why }
ledger-newer = { $path } hat ein neueres xlink geschrieben (Aufbau { $found }, dieses Programm kennt { $ours }): starten Sie das neuere Programm, oder spielen Sie eine Sicherung ein
ledger-database = der Importstand { $path } lässt sich nicht lesen oder schreiben: { $why }; prüfen Sie freien Platz und Rechte
ledger-damaged = der Importstand { $path } ist beschädigt: { $what }; spielen Sie eine Sicherung der Installation ein
