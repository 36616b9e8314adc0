control-answer-unclear = die Antwort des Dienstes versteht dieses Programm nicht (xlink { $version }): haben beide dieselbe Version? ({ $why })
control-gave-no-answer = der Dienst gab keine Antwort: { $why }
control-lost = die Verbindung zum Dienst ist abgerissen
control-silence = der Dienst hat nicht innerhalb von { $seconds } s geantwortet; vielleicht ist er beschäftigt, versuchen Sie es noch einmal
control-no-thread = kein Thread für den Kanal: { $why }
control-stranger = ein Fremder hört an der Stelle des Dienstes von { $directory }: das Konto { $account } ist weder sein Besitzer noch root
control-not-open = der Kanal zum Dienst von { $directory } steht diesem Konto nicht offen. Lassen Sie einen Administrator `xlink register --system` ausführen
control-no-service = für { $directory } läuft kein Dienst
control-service-of = der Dienst von { $directory }: { $why }
control-other-question = der Dienst hat eine andere Frage beantwortet
control-frame-closed = die andere Seite hat den Kanal geschlossen
control-frame-too-long = eine Nachricht von { $length } Byte überschreitet die Grenze von { $limit }
control-frame-not-understood = eine Nachricht war nicht verständlich: { $why }
control-no-answer = der Dienst antwortet nicht ({ $why })
control-listen = der Kanal zur Konsole lässt sich bei { $place } nicht öffnen: { $why }
control-in-use = in Gebrauch (rc=32): { $why }
control-busy = der Dienst hat schon { $count } Verbindungen: schließen Sie eine Konsole, oder versuchen Sie es gleich noch einmal
control-registration-denied = Zugriff verweigert (rc=5): { $path } gehört einem anderen Konto. Führen Sie den Befehl als Besitzer des Installationsordners oder als Administrator aus
control-registration-damaged = { $file } ist nicht verständlich ({ $why }): löschen Sie die Datei, und registrieren Sie neu
control-registration-nobody = das System sagt nicht, wer diesen Befehl ausführt: { $why }
control-not-among = der Kanal steht dem Konto des Dienstes, Administratoren und der Gruppe { $group } offen; das Konto { $account } gehört nicht dazu. Nehmen Sie es in die Gruppe { $group } auf, und melden Sie sich neu an
control-not-admitted = der Kanal steht dem Konto { $account } nicht offen. Lassen Sie einen Administrator `xlink register --system` ausführen, oder führen Sie selbst `sudo xlink register --user` aus
control-unknown-question = der Dienst (xlink { $version }) kennt diese Frage nicht: { $why }
control-cannot-travel = die Antwort lässt sich nicht übertragen: { $why }
control-events-apart = Ereignisse haben eine eigene Verbindung
