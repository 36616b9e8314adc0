model-interval-length = ein Intervall von { $count } Minuten teilt keinen Tag: verwenden Sie 1, 5, 10, 15, 20, 30 oder 60
time-not-a-date = „{ $text }“ ist kein Datum: schreiben Sie YYYY-MM-DD oder { $style }
time-impossible = „{ $text }“, gelesen als { $pattern }, gibt es im Kalender nicht
time-format = „{ $format }“ ist kein Format für Datum und Uhrzeit: { $why }; schreiben Sie zum Beispiel yyyy-mm-dd HH:MM:SS
time-zone = „{ $name }“ ist keine Zeitzone: erwartet wird etwa Europe/Berlin oder UTC
