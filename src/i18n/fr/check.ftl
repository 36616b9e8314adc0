check-no-folder = ce dossier n'existe pas
check-no-folder-hint = créez une installation avec `xlink init`, ou indiquez un autre dossier avec --dir
check-file-unread-hint = corrigez les droits, ou lancez la vérification avec le compte propriétaire
check-file-missing = le fichier manque
check-file-missing-hint = `xlink init` le crée, prêt à remplir
check-ascii = ASCII (Windows-1252 dès le premier accent)
check-file-there = présent, { $bytes } octets, { $encoding }
check-settings-fine = systèmes WFM : { $wfm }, systèmes externes : { $systems }, aucune erreur
check-passcode-hint = `xlink passcode --set { $name }` demande le mot de passe et inscrit un nouveau passcode
check-passcode-fine = le passcode de { $user } est lisible
check-nothing-mapped = rien n'est affecté : rien ne sera importé
check-nothing-mapped-hint = affectez des types de valeur dans la console, ou avec `xlink map add` et `xlink map auto`
check-mapped = { $count ->
    [one] { $count } type de valeur affecté
   *[other] { $count } types de valeur affectés
}
check-scripts-fine = { $count ->
    [one] { $count } script sans erreur, accordé à son affectation
   *[other] { $count } scripts sans erreur, accordés à leurs affectations
}
check-script-wrong-hint = ses valeurs sont rejetées jusqu'à correction : `xlink script test { $name }`
check-script-parameters = paramètres déclarés : { $declared }, mesures affectées à { $left } : { $mapped }
check-script-parameters-hint = adaptez le script ou l'affectation
check-by-service = essayé par le service
check-by-you = essayé avec votre compte, car aucun service ne tourne
check-address-hint = `xlink config set isps.cfg` ou les paramètres de la console y remédient
check-no-network = le réseau est inutilisable : { $why }
check-address-fine = { $host } a pour adresse { $address }
check-port-fine = le port { $port } répond
check-port-closed = Enterprise Server 1 not available: { $why }
check-resolve-hint = vérifiez le nom dans Url d'isps.cfg et le serveur de noms de cette machine
check-refused-hint = la machine est là, mais rien n'écoute sur { $at } : le serveur est arrêté, ou le port dans Url n'est pas le bon (45054 ; 80 pour les clients d'avant 2019)
check-silent-hint = aucune réponse : un pare-feu bloque la liaison vers { $at }, de ce côté (sortant) ou du côté du serveur (entrant)
check-proxy-hint = vérifiez Proxy dans isps.cfg ou https_proxy dans l'environnement
check-tls-hint = faut-il iwfm:// (en clair) au lieu d'iwfms:// (TLS) ? TLS 1.2 y est-il permis ?
check-settings-hint = corrigez-le dans isps.cfg
check-plain-hint = dans votre réseau, c'est le réglage d'origine ; à travers d'autres réseaux, utilisez iwfms://
check-plain = la liaison n'est pas chiffrée (iwfm://)
check-tls-fine = { $version }, certificat de { $subject } valable jusqu'au { $until }
check-tls-soon-hint = faites renouveler le certificat sur le serveur
check-hello-silent-hint = quelque chose accepte les connexions du côté du serveur sans répondre : le port est-il celui d'un serveur web ?
check-hello-hint = réessayez ; si cela dure, consultez le journal du serveur
check-clock-fine = les horloges de cette machine et du serveur concordent
check-clock-ahead = l'horloge du serveur avance de { $seconds } s
check-clock-behind = l'horloge du serveur retarde de { $seconds } s
check-clock-hint = réglez les deux machines sur la même source de temps (NTP)
check-signed-in = { $user } est connecté et peut importer
check-no-right = { $user } n'a pas le droit d'importer
check-no-right-hint = donnez à l'utilisateur le droit d'importer sur le serveur WFM
check-sign-in-refused = le serveur refuse { $user } : utilisateur ou mot de passe incorrect, ou utilisateur verrouillé
check-sign-in-refused-hint = `xlink passcode --set { $name }` redemande le mot de passe (cinq erreurs de suite verrouillent l'utilisateur) ; `xlink wfm user unlock { $user }`, sur le serveur, lève un verrouillage
check-locked = { $user } est verrouillé après trop de mots de passe incorrects
check-locked-hint = `xlink wfm user unlock { $user }`, sur le serveur, lève le verrouillage
check-sign-in-hint = réessayez dans un instant
check-catalog-fine = files d'attente : { $queues }, types de valeur : { $value_types }, systèmes externes : { $systems }, employés : { $employees }
check-no-queues-hint = créez des files d'attente sur le serveur WFM : il n'y a rien où importer
check-catalog-hint = consultez le journal du serveur
check-catalog-late = le catalogue n'est pas arrivé en { $seconds } s
check-catalog-late-hint = réessayez ; consultez le journal du serveur
check-not-ours-hint = l'éditeur de l'original n'a jamais publié son protocole : xlink livre à son propre Enterprise Server (`xlink wfm serve`) ; voir « The wire format » dans le README
check-chain-hint = indiquez l'autorité privée dans SSLCACertificate, ou épinglez le certificat avec SSLFingerprint
check-name-hint = mettez dans Url le nom pour lequel le certificat a été établi, ou épinglez le certificat avec SSLFingerprint
check-not-yet-hint = mettez à l'heure les horloges des deux machines
check-fingerprint-hint = si le certificat du serveur a été renouvelé, mettez la nouvelle empreinte dans SSLFingerprint ; sinon, quelqu'un s'est interposé
check-certificate-hint = vérifiez le certificat sur le serveur
check-catalog-unread = le catalogue est illisible : { $why }
check-not-writable-hint = la console ne peut rien enregistrer avec ce compte ; l'import n'est pas concerné
check-rights-fine = ce compte peut modifier les trois fichiers, et la clé n'appartient qu'à son propriétaire
check-key-open = d'autres que son propriétaire peuvent utiliser la clé (mode { $mode })
check-key-open-hint = chmod 600 { $place }, puis créez de nouveaux passcodes
check-key-unread-hint = lancez la vérification en tant qu'administrateur
check-shadow = une copie VirtualStore masque le vrai fichier pour ce compte : le service en lit un autre
check-shadow-hint = reportez ses modifications dans le vrai fichier, puis supprimez la copie
check-automatic-none = rien n'est importé automatiquement, seulement à la main
check-automatic-none-hint = `xlink config set isps_Ul.ini General AutoImportPhoneLink "every 15 +00:05"` importe les données d'appels toutes les 15 minutes, AutoImportTimeLink celles des agents
check-automatic = données d'appels { $calls }, données d'agents { $agents }
check-service-foreground = tourne au premier plan (processus { $pid }), non installé
check-service-not-installed = n'est pas installé : rien n'est importé automatiquement
check-service-automatic = démarre avec la machine
check-service-by-hand = ne démarre pas avec la machine
check-service-runs = tourne ({ $manager } ; { $start })
check-service-runs-as = tourne avec le compte { $account } ({ $manager } ; { $start })
check-service-failed = s'est arrêté de lui-même sur une erreur
check-service-failed-hint = les dernières lignes d'isps_uls.log disent pourquoi ; ensuite `xlink service start`
check-service-stopped = est installé mais arrêté : rien n'est importé
check-service-refused = le service a été refusé et attend : { $why }
check-service-refused-hint = corrigez utilisateur et passcode ; le service reprend de lui-même les fichiers modifiés
check-channel-hint = `xlink register` vous admet, `xlink register --system` admet les administrateurs de la machine depuis toute session
check-channel-own = ouvert au seul compte du service
check-channel-people = { $count ->
    [one] enregistré pour { $count } compte
   *[other] enregistré pour { $count } comptes
}
check-channel-answers = { $open_to } ; le service répond
check-channel-silent = { $open_to } ; aucun service ne répond
check-systems-unknown-hint = les lignes ci-dessus disent ce qui empêche l'accès au WFM
check-systems-unknown = la liste des systèmes externes du WFM n'est pas connue
check-system-no-section = existe sur le serveur WFM ({ $interface }) mais n'a pas de section dans isps_Ul.ini
check-system-no-section-hint = ajoutez une section [{ $name }] avec ses paramètres
check-system-no-server = a une section dans isps_Ul.ini mais n'existe pas sur le serveur WFM
check-system-no-server-hint = créez-le là-bas exactement sous ce nom, ou supprimez la section
check-source-unsupported = cette version de xlink ne sait pas encore lire l'interface « { $interface } »
check-source-unsupported-hint = pour l'instant, seuls les systèmes CSV sont importés
check-source-untried = n'a pas pu être essayé : { $why }
check-source-untried-hint = démarrez le service, ou lancez la vérification avec son compte
check-source-failed-hint = consultez call_tree.log
check-source-fine = lisible
check-source-tried = { $found } ({ $by_whom })
check-log-oversized = fait { $size } Ko, bien plus que LogMaxFileSize ({ $limit } Ko)
check-log-oversized-hint = ce xlink ne l'a pas écrit : déplacez-le ailleurs
check-logs-fine = { $count ->
    [one] { $count } journal, { $all } Ko en tout, { $limit } Ko au plus chacun
   *[other] { $count } journaux, { $all } Ko en tout, { $limit } Ko au plus chacun
}
check-outbox-empty = vide : le WFM a tout
check-outbox-waiting = { $count ->
    [one] { $count } valeur attend depuis { $oldest }
   *[other] { $count } valeurs attendent, la plus ancienne depuis { $oldest }
}
check-outbox-full = { $found } ; la boîte d'envoi est presque pleine
check-outbox-full-hint = rétablissez le WFM, ou augmentez OutboxMaxSize : quand elle est pleine, les imports s'interrompent et sont rattrapés plus tard
check-outbox-stuck-hint = les lignes ci-dessus sur le WFM disent ce qui empêche l'accès ; rien n'est perdu
check-step-files = fichiers
check-step-settings = paramètres
check-step-passcode = passcode
check-step-address = adresse
check-step-port = port
check-step-tls = TLS
check-step-clock = horloge
check-step-sign-in = connexion
check-step-catalog = catalogue
check-step-external-systems = systèmes externes
check-step-sources = sources
check-step-mappings = affectations
check-step-scripts = scripts
check-step-rights = droits
check-step-service = service
check-step-channel = canal
check-step-logs = journaux
check-step-outbox = boîte d'envoi
check-level-fine = ok
check-level-warning = avertissement
check-level-error = erreur
check-refused-before-hint = `xlink passcode --set { $name }` redemande le mot de passe
# Where a row of the console’s check leads.
check-way-steps = créer les fichiers
check-way-form = au formulaire
check-way-file = au fichier
check-way-line = à la ligne du fichier
check-way-login = aux identifiants
check-way-passcode = nouveau passcode
check-way-systems = à la configuration
check-way-section = nouvelle section
check-way-mapping = au mapping
check-way-script = au script
check-way-service = au service
check-way-channel = à l'enregistrement
check-way-none = tout lire
check-not-here = Rien dans cette console ne permet d'y remédier.
