demo-runs = La démonstration est en marche.
demo-server = serveur WFM    { $url } (SHA-256 { $fingerprint })
demo-data = ses données    { $folder }
demo-installation = installation   { $folder }
demo-acd = ACD            { $folder }
demo-look = Pour la regarder depuis un autre terminal :
demo-stop = Ctrl+C l'arrête.
demo-stopping = arrêt ({ $why })
demo-stopped-early = arrêtée avant d'avoir commencé ({ $why })
demo-history-starts = historique : import du { $first } au { $last }
demo-history-done = historique : { $rows } lignes, { $values } valeurs, en { $seconds } s
script-fine = { $parameters ->
    [one] { $file } : aucune erreur ; il prend { $parameters } paramètre
   *[other] { $file } : aucune erreur ; il prend { $parameters } paramètres
}
script-count = { $file } : il prend { $parameters } paramètres, { $given } ont été donnés ; ceux qui manquent valent 0
demo-read-only = rien n'est modifié : --read-only est donné, et une démonstration crée toute une installation
demo-not-started = { $name } n'a pas démarré ; { $log } dit pourquoi
demo-other-folder = { $folder } n'est ni vide ni le dossier d'une démonstration : indiquez-en un vide ou nouveau avec --dir
demo-another = une autre démonstration tourne dans { $folder } : arrêtez-la d'abord
demo-ended = { $name } s'est arrêté de lui-même ({ $status })
demo-service-not-started = le service n'a pas démarré ; { $log } dit pourquoi
demo-unnoticed = ce processus ne remarquera pas la fin de sa démonstration : { $why }
demo-unstarted = { $name } ne peut pas être démarré
demo-no-output = { $name } n'a pas de sortie
demo-wfm-server = le serveur WFM
demo-the-service = le service
demo-no-address = le serveur WFM ne dit pas où il écoute
demo-no-state = le service répond, mais ne donne pas son état
demo-service-silent = le service ne répond pas
demo-time-passes = le temps passe déjà
demo-no-telephone-system = le système téléphonique ne peut pas être démarré
demo-telephone-fault = le système téléphonique de la démonstration s'est arrêté sur une erreur
demo-no-signals = le système ne donne pas de signaux
demo-unwritten = impossible d'écrire { $path } : { $why }
demo-calendar = l'horloge indique un jour au-delà de tout calendrier
