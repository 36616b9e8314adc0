# L'aide des commandes (`--help`). L'anglais se trouve auprès des commandes elles-mêmes.

help-word-usage = Usage{"\u00A0"}
help-word-commands = Commandes{"\u00A0"}
help-word-arguments = Arguments{"\u00A0"}
help-word-options = Options{"\u00A0"}
help-word-everywhere = Partout{"\u00A0"}
help-word-example = Exemple{"\u00A0"}
help-word-examples = Exemples{"\u00A0"}
help-word-default = par défaut{"\u00A0"}
help-word-possible = possible{"\u00A0"}
help-word-help = Cette aide
help-word-help-more = Cette aide (plus complète avec --help)
help-word-help-less = Cette aide (plus courte avec -h)
help-word-version = Version

help-value-command = COMMANDE
help-value-options = OPTIONS
help-value-dir = DOSSIER
help-value-folder = DOSSIER
help-value-file = FICHIER
help-value-file-csv = FICHIER.csv
help-value-name = NOM
help-value-lang = LANGUE
help-value-shell = SHELL
help-value-section = SECTION
help-value-key = CLÉ
help-value-value = VALEUR
help-value-date = DATE
help-value-days = JOURS
help-value-seconds = SECONDES
help-value-left = CIBLE
help-value-path = CHEMIN
help-value-level = NIVEAU
help-value-old = ANCIEN
help-value-new = NOUVEAU
help-value-manager = GESTIONNAIRE
help-value-format = FORMAT
help-value-url = URL
help-value-addr-port = ADRESSE:PORT
help-value-pem = PEM
help-value-id = ID
help-value-n = N
help-value-parent = PARENT
help-value-short-name = NOM_COURT
help-value-interval = INTERVALLE
help-value-time-zone = FUSEAU
help-value-active = ACTIF
help-value-value-types = TYPES_DE_VALEUR
help-value-unit = UNITÉ
help-value-decimals = DÉCIMALES
help-value-type = TYPE
help-value-phonelink = PHONELINK
help-value-timelink = TIMELINK
help-value-external = EXTERNES
help-value-external-ids = ID_EXTERNES

help-arg-dir = Le dossier d'installation (sinon XLINK_DIR, sinon le dossier courant s'il contient les trois fichiers, sinon le dossier de données du système)
help-arg-lang = Langue des messages
help-arg-no-color = Sans couleurs (aussi avec NO_COLOR dans l'environnement)
help-arg-theme = Couleurs de la console : terminal (ses 16 couleurs), dark (sombre), light (clair), high-contrast (contraste élevé), none (aucune). Sans indication : le dernier choix fait dans la console
help-arg-ascii = De simples caractères au lieu de lignes dessinées
help-arg-read-only = Regarder sans rien modifier
help-arg-verbose = En dire plus ; deux fois : avec les causes telles que le programme les voit
help-arg-json = JSON : une liste d'objets
help-arg-csv = CSV (par défaut)
help-arg-from = Premier jour (2026-03-01 ou 03/01/2026)
help-arg-to = Dernier jour, inclus
help-arg-left = WFM:parent:file:type de valeur, ou nom de file/nom de type de valeur
help-arg-key = Son ID (pour un système : son nom)

help-xlink-about = Apporte ce que sait le système téléphonique d'un centre de contacts dans les files d'attente de sa gestion des effectifs
help-xlink-example-1 = ouvrir la console
help-xlink-example-2 = le voir à l'œuvre, avec son propre centre de contacts
help-xlink-example-3 = créer les trois fichiers
help-xlink-example-4 = tout fonctionne-t-il ?

help-agents-about = Les ID d'agents venus avec les données d'agents, et les employés auxquels ils appartiennent
help-agents-arg-unknown = Seulement les ID qui n'appartiennent à aucun employé ; rien n'en a été importé
help-agents-arg-json = Pour les programmes : une liste d'agents

help-backup-about = Met les trois fichiers, isps_ulx.ini, tous les scripts, la clé et l'état des imports dans un seul fichier, pour changer de serveur. La phrase secrète qui protège la clé est demandée, ou lue comme une ligne sur l'entrée standard
help-backup-arg-file = Le fichier à créer ; il ne doit pas exister

help-check-about = Examine chaque étape de l'installation et dit ce qui a été trouvé et que faire. Statut 0 : tout va bien ; 1 : avertissements ; 2 : erreurs. Rien n'est modifié
help-check-arg-json = Pour les programmes : un objet avec `status` et `rows` (step, level, place, found, hint)
help-check-arg-offline = Sans le réseau

help-completions-about = Complétions pour un shell, sur la sortie standard
help-completions-arg-shell = Pour quel shell

help-config-about = Lit et modifie des valeurs d'isps.cfg et d'isps_Ul.ini ; rien d'autre ne change dans le fichier
help-config-arg-file = isps.cfg ou isps_Ul.ini
help-config-arg-section = La section sans ses crochets
help-config-arg-key = La clé devant le signe égal
help-config-get-about = Affiche la valeur qui compte
help-config-set-about = Modifie une valeur, ou ajoute la clé ou la section
help-config-set-arg-value = Ce qui doit y figurer

help-demo-about = Crée un centre de contacts à regarder, dans un seul dossier : un serveur WFM avec utilisateurs, files d'attente, types de valeur et employés ; une installation qui y est reliée ; et un système téléphonique qui écrit appels et états des agents comme s'ils arrivaient maintenant, avec des jours d'historique. Tout est réel, sauf les appelants. La console s'ouvre, et tout s'arrête à la fin
help-demo-long-about =
    Crée un centre de contacts à regarder, dans un seul dossier : un serveur WFM avec utilisateurs, files d'attente, types de valeur et employés ; une installation qui y est reliée ; et un système téléphonique qui écrit appels et états des agents comme s'ils arrivaient maintenant, avec des jours d'historique. Tout est réel, sauf les appelants. La console s'ouvre, et tout s'arrête à la fin.

    --dir DOSSIER conserve le tout : DOSSIER/wfm, DOSSIER/xlink (l'installation), DOSSIER/acd ; une démonstration ultérieure dans DOSSIER y continue.
help-demo-arg-no-console = Tourne jusqu'à Ctrl+C (ou un signal) et dit où regarder, au lieu d'ouvrir la console

help-init-about = Crée une installation : les trois fichiers, des modèles, et les noms des programmes d'origine. Ce qui existe est conservé
help-init-arg-directory = Le dossier ; créé s'il n'existe pas. Sans indication : le dossier d'installation

help-import-about = Importe les données d'appels, les données d'agents ou les deux, par jours entiers. Demande au service s'il tourne ; sinon fait le travail lui-même
help-import-arg-contacts = Données d'appels (PhoneLink)
help-import-arg-activities = Données d'agents (TimeLink)
help-import-arg-date = Premier jour : YYYY-MM-DD ou MM/DD/YYYY (DD/MM/YYYY quand Language ou --lang indique le français ou l'allemand)
help-import-arg-days = Combien de jours
help-import-arg-to = Dernier jour
help-import-arg-system = Seulement ce système externe ; peut être répété
help-import-arg-dry-run = Lire, répartir en intervalles et exécuter les scripts sans rien livrer ; ni l'état des imports ni les fichiers ne changent
help-import-arg-values = Écrire les valeurs d'un tel essai dans ce fichier, comme `xlink wfm values --csv`
help-import-arg-json = Le bilan en JSON sur la sortie standard
help-import-arg-wait = Secondes d'attente d'un serveur WFM qui ne répond pas
help-import-arg-cancel = Annuler l'import en cours du service
help-import-arg-hold = Suspendre les imports automatiques du service
help-import-arg-resume = Les reprendre

help-man-about = Pages de manuel, un fichier par commande
help-man-arg-folder = Dossier des pages ; créé s'il n'existe pas

help-map-about = Montre et modifie les affectations : quelle mesure d'un système externe devient quel type de valeur de quelle file WFM
help-map-list-about = Toutes les affectations, telles qu'elles figurent dans acd_map.ini
help-map-list-arg-json = Avec les noms des files et des types de valeur, pour les programmes
help-map-add-about = Ajoute une affectation
help-map-add-arg-path = Un chemin de l'arborescence de gauche, comme le montre `xlink tree`, ou un script comme $1.BAS
help-map-remove-about = Supprime une affectation, ou toutes celles d'un type de valeur avec la ligne de son script
help-map-remove-arg-path = Seulement ce chemin ou ce script ; sans indication : tout ce qui y est affecté
help-map-auto-about = Propose des affectations une à une, d'après les noms
help-map-auto-arg-yes = Ajouter toutes les propositions, sauf celles à vérifier d'abord
help-map-auto-arg-similar = Aussi les noms ressemblants : abréviations, synonymes, autres langues
help-map-replace-about = Met NOUVEAU à la place d'ANCIEN dans les chemins des mesures
help-map-replace-arg-old = Ce qui y figure maintenant
help-map-replace-arg-new = Ce qui doit y figurer
help-map-replace-arg-level = À quel niveau des chemins
help-map-correct-about = Corrige les affectations dont la file parente a changé

help-passcode-about = Transforme un mot de passe en passcode pour la ligne de [DB]. Le mot de passe est saisi sans être affiché, ou lu comme une ligne sur l'entrée standard ; seul le passcode va sur la sortie standard
help-passcode-arg-set = Inscrit aussi le passcode dans [DB] : dans son unique ligne, ou dans celle de ce système WFM

help-register-about = Ouvre le canal entre console et service à qui lance cette commande, ou aux administrateurs et au groupe xlink
help-register-arg-system = Les administrateurs de cette machine et le groupe `xlink`, depuis toute session
help-register-arg-user = Qui lance cette commande (par défaut)

help-queues-about = Les files d'attente du WFM, chacune sous son parent, avec leurs types de valeur et ce qui leur est affecté
help-queues-arg-json = Pour les programmes : une liste de files, chacune avec ses types de valeur

help-restore-about = Remet dans le dossier d'installation ce que `xlink backup` a conservé. La phrase secrète est demandée, ou lue comme une ligne sur l'entrée standard. Arrêtez d'abord le service
help-restore-arg-file = Un fichier créé par `xlink backup`
help-restore-arg-overwrite = Remplacer les fichiers d'un autre contenu ; ils sont gardés en copies datées

help-script-about = Montre le script d'une affectation, ou essaie un fichier de script
help-script-show-about = Affiche le script d'un type de valeur ; s'il n'en a pas, le script par défaut pour autant de mesures qu'il y en a d'affectées
help-script-test-about = Vérifie la syntaxe d'un script ; avec des valeurs, l'exécute et n'affiche que Result
help-script-test-arg-file = Le fichier du script
help-script-test-arg-para = Valeur de Para1 ; répété, de Para2 et ainsi de suite
help-script-test-arg-weekday = Jour de la semaine, dimanche = 1 à samedi = 7 [lundi si seules d'autres valeurs sont données]
help-script-test-arg-minutes = Début de l'intervalle en minutes depuis minuit, 0 à 1439 [0 si seules d'autres valeurs sont données]

help-service-about = Le service qui importe automatiquement
help-service-arg-manager = systemd, standalone, windows ou launchd ; sinon celui avec lequel il est installé, ou celui de cette machine
help-service-arg-json = En JSON
help-service-install-about = Inscrire le service dans le système et le démarrer
help-service-install-arg-log-format = Le journal du service pour les programmes, à côté de celui pour les personnes
help-service-remove-about = Arrêter le service et le retirer du système
help-service-start-about = Démarrer le service installé
help-service-stop-about = Arrêter le service ; l'écriture en cours se termine, la boîte d'envoi est conservée
help-service-restart-about = Arrêter et démarrer
help-service-status-about = S'il est installé et s'il tourne
help-service-run-about = Tourner au premier plan, avec votre propre compte, jusqu'à Ctrl+C
help-service-run-arg-log-format = `json` : un objet JSON par ligne sur la sortie standard, et dans isps_uls.jsonl

help-status-about = Montre où en sont les choses, que le service tourne ou non
help-status-arg-json = En JSON ; avec --watch un objet par ligne
help-status-arg-watch = Encore et encore, jusqu'à Ctrl+C

help-tree-about = Les systèmes externes avec leurs files et types de valeur ; les chemins comme ils figurent dans acd_map.ini. Un système illisible dit pourquoi à sa place
help-tree-arg-system = Ce système externe seulement
help-tree-arg-json = Pour les programmes : une liste de systèmes externes, chacun avec son arborescence ou la raison de son absence

help-wfm-about = L'Enterprise Server du côté du WFM, et ce qu'il sait
help-wfm-arg-data = Dossier de données du stockage (SQLite ; créé s'il n'existe pas). Sans indication : `wfm` dans le dossier d'installation
help-wfm-arg-database = Le stockage dans PostgreSQL, postgres://…
help-wfm-serve-about = Fait tourner l'Enterprise Server jusqu'à ce qu'on l'arrête (Ctrl+C, ou le signal du système). La sortie standard contient, avec TLS, `SHA-256 AA:BB:…` ; avec --metrics, `metrics on ADDR:PORT` ; et, dès que les connexions sont acceptées, `listening on …`
help-wfm-serve-arg-listen = Où écouter ; port 0 : n'importe quel port libre
help-wfm-serve-arg-cert = Certificat du serveur et sa chaîne, PEM
help-wfm-serve-arg-key = Sa clé privée, PEM
help-wfm-serve-arg-self-signed = Un certificat créé par le serveur lui-même et gardé dans le dossier de données ; les clients font confiance à son empreinte
help-wfm-serve-arg-plain = Sans chiffrement (iwfm://)
help-wfm-serve-arg-metrics = Où donner état et mesures (Prometheus) ; une adresse locale
help-wfm-catalog-about = Tout le catalogue en un fichier TOML
help-wfm-catalog-apply-about = Met dans le catalogue tout ce que nomme le fichier ; ce qu'il ne nomme pas reste. Une seconde fois ne change rien
help-wfm-catalog-apply-arg-file = Le fichier du catalogue ; `-` : entrée standard
help-wfm-catalog-show-about = Affiche le catalogue sous la forme que lit `apply`
help-wfm-user-about = Qui peut se connecter
help-wfm-user-arg-name = Le nom de l'utilisateur
help-wfm-user-set-about = Crée un utilisateur, ou donne à un utilisateur existant un nouveau mot de passe et ces droits ; un verrouillage prend fin. Le mot de passe est saisi sans être affiché, ou lu comme une ligne sur l'entrée standard
help-wfm-user-set-arg-admin = Le droit d'administrer, en plus du droit d'importer
help-wfm-user-list-about = Énumère les utilisateurs avec leurs droits, et depuis quand ils sont verrouillés
help-wfm-user-unlock-about = Laisse un utilisateur se connecter à nouveau après cinq mots de passe incorrects
help-wfm-user-remove-about = Supprime un utilisateur ; ce qu'il a stocké reste
help-wfm-values-about = Les valeurs d'intervalles que détient le serveur
help-wfm-values-arg-queue = Seulement cette file ; peut être répété
help-wfm-values-arg-value-type = Seulement ce type de valeur ; peut être répété
help-wfm-activities-about = Les activités d'agents que détient le serveur, choisies par leur début
help-wfm-queue-about = Files d'attente : ajouter, énumérer, modifier, importer, exporter
help-wfm-queue-arg-name = 50 caractères au plus
help-wfm-queue-arg-parent = ID de la file parente ; 0 : aucune
help-wfm-queue-arg-short-name = 25 caractères au plus
help-wfm-queue-arg-interval = Minutes
help-wfm-queue-arg-time-zone = Nom IANA du fuseau de ses données
help-wfm-queue-arg-value-types = ID de ses types de valeur, séparés par des points-virgules
help-arg-active = true ou false
help-arg-name = Ce que l'on voit
help-wfm-value-type-about = Types de valeur : ajouter, énumérer, modifier, importer, exporter
help-wfm-value-type-arg-unit = count, seconds, percent ou number
help-wfm-value-type-arg-decimals = Nombre de décimales visibles : 0, 1 ou 2
help-wfm-system-about = Systèmes externes : ajouter, énumérer, modifier, importer, exporter
help-wfm-system-arg-type = csv, universal, ou le nom d'une définition
help-wfm-system-arg-phonelink = true : il apporte les données d'appels
help-wfm-system-arg-timelink = true : il apporte les activités des agents
help-wfm-system-arg-time-zone = Nom IANA du fuseau de ses données d'agents
help-wfm-activity-about = Activités du WFM : ajouter, énumérer, modifier, importer, exporter
help-wfm-activity-arg-external = Activités externes qui mènent ici : "CSV=2;CSV=3"
help-wfm-employee-about = Employés : ajouter, énumérer, modifier, importer, exporter
help-wfm-employee-arg-external-ids = ID externes : "CSV=1001;Mitel=77"
help-wfm-thing-add-about = En ajoute un
help-wfm-thing-change-about = Modifie ce qui est indiqué, laisse le reste
help-wfm-thing-list-about = Les énumère tous
help-wfm-thing-import-about = Ajoute et modifie ce que contient un fichier CSV ; sa première ligne nomme les colonnes comme `list`
help-wfm-thing-import-arg-file = `-` : entrée standard
help-wfm-thing-export-about = Les écrit tous dans un fichier CSV, comme le lit `import`
help-wfm-thing-export-arg-file = Sans indication : sortie standard
help-wfm-restored-about = Signale que le stockage vient d'une sauvegarde : une nouvelle époque commence, et chaque xlink compare et renvoie ce qui manque. Nécessaire seulement si une sauvegarde a été écrite par-dessus le fichier lui-même avec `wfm.mark` ; toute autre restauration se remarque à l'ouverture du stockage
