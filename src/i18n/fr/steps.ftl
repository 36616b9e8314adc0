# Le service, les sauvegardes, les premiers pas.

serve-title = Service « ISPS Xlink »
serve-state = État
serve-process = Processus
serve-start = Démarrage
serve-account = Compte
serve-manager = Gestionnaire
serve-channel = Canal
serve-since = depuis { $at }
serve-asking = Interrogation…
serve-working = En cours… (fermer cette fenêtre ne l'arrête pas)
serve-busy = Une chose après l'autre : la précédente est encore en cours.
serve-unknown = état pas encore connu
serve-phase-not-installed = non installé
serve-phase-stopped = arrêté : rien n'est importé automatiquement
serve-phase-running = en marche
serve-phase-starting = démarre
serve-phase-failed = terminé par une erreur : son journal dit pourquoi
serve-start-none = –
serve-start-automatic = démarre avec la machine
serve-start-by-hand = ne démarre pas avec la machine
serve-channel-system = ouvert aux administrateurs (SYSTEM GLOBAL)
serve-channel-own = ouvert au seul compte du service
serve-channel-people = { $count ->
    [one] enregistré pour { $count } compte
   *[other] enregistré pour { $count } comptes
}
serve-install = Installer
serve-remove = Supprimer
serve-start-it = Démarrer
serve-stop = Arrêter
serve-restart = Redémarrer
serve-register = Enregistrer le canal
serve-installed = installé et en marche
serve-not-installed = non installé
serve-runs = déjà en marche
serve-stopped = n'est pas en marche
serve-registered = déjà enregistré
serve-ask-install = ISPS Xlink sera inscrit auprès de { $manager }, démarré maintenant et avec la machine.
serve-ask-install-standalone = Cette machine n'offre à ce compte aucun gestionnaire de services : ISPS Xlink sera un processus à part. Il continue quand vous partez, mais ne démarre pas avec la machine.
serve-ask-remove = ISPS Xlink sera arrêté et retiré du système. Plus rien ne sera importé automatiquement ; les fichiers et la boîte d'envoi restent.
serve-ask-stop = Jusqu'au prochain démarrage, rien n'est importé automatiquement. L'écriture en cours se termine, la boîte d'envoi est conservée.
serve-ask-restart = ISPS Xlink sera arrêté puis démarré. L'écriture en cours se termine, la boîte d'envoi est conservée.
serve-ask-register = Le canal sera ouvert aux administrateurs de la machine et au groupe xlink, depuis toute session.
restore-service-runs = le service travaille sur cette installation : arrêtez-le d'abord (Service > Arrêter)
archive-backup-title = Sauvegarder
archive-restore-title = Restaurer
archive-file = Fichier
archive-passphrase = Phrase secrète
archive-repeat = Répétition
archive-backup-go = Sauvegarder
archive-look = Regarder dedans
archive-restore-go = Restaurer
archive-close = Fermer
archive-backup-hint = Une sauvegarde contient les trois fichiers, isps_ulx.ini, tous les scripts, la clé de cette installation et l'état des imports : ce qu'il faut pour changer de serveur. La phrase secrète protège la clé. Un fichier existant n'est pas écrasé.
archive-restore-hint = D'abord s'affiche ce que contient la sauvegarde et ce qu'elle remplacerait ; puis on vous demande. Les fichiers remplacés restent en copies datées. Le service doit être arrêté.
archive-working = En cours…
archive-no-file = Indiquez un fichier.
archive-no-passphrase = La phrase secrète manque.
archive-differs = Les deux phrases secrètes diffèrent.
archive-holds = { $count ->
    [one] Elle contient un fichier : { $files }.
   *[other] Elle contient { $count } fichiers : { $files }.
}
archive-overwrites = Parmi eux, existent ici avec un autre contenu (gardés en copies datées) : { $files }.
archive-overwrites-nothing = Rien n'est remplacé ici.
archive-made = { $count ->
    [one] { $file } contient un fichier :
   *[other] { $file } contient { $count } fichiers :
}
archive-keep-passphrase = Gardez la phrase secrète à part : sans elle, les passcodes ne servent à rien ailleurs.
archive-restored = { $count ->
    [one] Un fichier a été restauré.
   *[other] { $count } fichiers ont été restaurés.
}
archive-kept = Ce qui s'y trouvait avant est gardé sous { $file }
archive-ledger = Ce qui attendait le WFM lors de la sauvegarde est d'abord comparé au WFM : les valeurs plus récentes y restent.
steps-title = Premiers pas
steps-done = fait
steps-next = à faire
steps-open = ouvert
steps-asked = …
steps-optional = à tout moment
steps-unregistered = en marche, non inscrit
steps-foreground = Le service tourne au premier plan et n'est pas inscrit sur cette machine : il finit avec sa fenêtre et ne démarre pas avec elle. L'inscrire est facultatif.
steps-unregistered-why = Le service tourne sans être inscrit sur cette machine : il ne démarre pas avec elle. L'inscrire est facultatif.
steps-missing = Dans { $directory }, il manque : { $files }.
steps-files = Créer les fichiers
steps-files-hint = Entrée crée isps.cfg, isps_Ul.ini et acd_map.ini, prêts à remplir, et des modèles pour systèmes téléphoniques. Ce qui existe est gardé.
steps-connection = Se relier au serveur WFM
steps-connection-hint = isps.cfg nomme le serveur. L'adresse que montre un navigateur pour le WFM suffit. Entrée mène plus loin.
steps-login = Saisir utilisateur et passcode
steps-login-hint = Les identifiants figurent dans [DB] d'isps_Ul.ini : l'utilisateur et un passcode, tiré du mot de passe et lisible sur cette installation seulement.
steps-sign-in = Se connecter
steps-sign-in-hint = xlink se connecte de lui-même dès que le serveur et les identifiants sont justes. Après un refus il attend : corrigez l'utilisateur ou le passcode à l'étape 3, ou réessayez ici avec Entrée.
steps-sign-in-how = xlink est connecté.
steps-catalogue = Lire files d'attente et types de valeur
steps-catalogue-hint = Le catalogue du WFM vient avec la connexion. Entrée relit tout.
steps-systems = Configurer les systèmes externes
steps-systems-hint = Chaque système externe connu du serveur WFM a besoin d'une section dans isps_Ul.ini, qui dit où sont ses fichiers et ce que signifient leurs colonnes.
steps-mappings = Affecter les types de valeur
steps-mappings-hint = Choisissez un type de valeur à droite, puis appuyez sur Entrée sur un type à gauche : il est affecté. Entrée y mène.
steps-import = Importer un jour pour essai
steps-import-hint = Choisissez un jour dont les données sont là ; le bilan donne chaque ligne rejetée, et pourquoi. Entrée ouvre le dialogue.
steps-automatic = Importer automatiquement
steps-install = Installer le service
steps-automatic-hint = Désormais les nouvelles données sont importées à intervalles réguliers, ou une fois par jour. Entrée mène au réglage ; sans lui, seul i importe.
steps-install-hint = Le service importe de lui-même, jour et nuit, sans cette console. Entrée l'installe et le démarre.
steps-start = Démarrer le service
steps-start-hint = Entrée le démarre.
steps-register = Enregistrer le canal
steps-register-hint = Pour que chaque administrateur de cette machine atteigne le service depuis toute session. Entrée l'enregistre.
steps-backup = Faire une sauvegarde
steps-backup-hint = Le tout en un fichier, aussi pour changer de serveur. Entrée ouvre le dialogue.
