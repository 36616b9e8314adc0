import-day-of = jour { $day } sur { $days }
import-left = { $seconds ->
    [one] encore { $seconds } seconde
   *[other] encore { $seconds } secondes
}
import-done-day = Import du { $first } terminé en { $seconds } s.
import-done-day-with-warnings = Import du { $first } terminé en { $seconds } s, avec des avertissements.
import-done = Import du { $first } au { $last } terminé en { $seconds } s.
import-done-with-warnings = Import du { $first } au { $last } terminé en { $seconds } s, avec des avertissements.
import-cancelled = Annulé après { $seconds } s ; les jours terminés sont conservés.
import-failed = L'import du { $first } au { $last } a échoué.
import-rows = Lignes lues : { $count }
import-rejected-rows = Lignes rejetées : { $count }
import-unmapped-rows = Lignes de files d'attente non affectées : { $count }
import-intervals = Intervalles : { $count }
import-written = Valeurs écrites : { $count }
import-unchanged = Valeurs inchangées : { $count }
import-rejected-values = Valeurs rejetées : { $count }
import-agent-days = Journées d'agents : { $count }
import-spans = Activités : { $count }
import-dropped-spans = Activités sans durée, ignorées : { $count }
import-unknown-agents = Agents qui n'appartiennent à aucun employé : { $count } (xlink agents --unknown)
import-unknown-queue = { $system } : la file d'attente « { $name } » ne figure pas dans Groups ({ $count ->
    [one] { $count } ligne
   *[other] { $count } lignes
})
import-waiting = Importé, { $values ->
    [one] { $values } valeur attend
   *[other] { $values } valeurs attendent
} dans la boîte d'envoi ({ $why }).
agents-unknown = inconnu
import-coarse = « { $name } » livre { $minutes } minutes à la fois, la file a des intervalles de { $length } : chaque valeur reste à son propre début
import-coarse-hint = faites exporter à la source des intervalles plus fins, ou donnez à la file des intervalles plus longs
import-unknown-zone = la file « { $queue } » a le fuseau horaire « { $zone } », inconnu de ce système
import-unknown-zone-hint = donnez à la file, sur le serveur WFM, un fuseau horaire IANA comme Europe/Paris
import-script-unread = le script { $file } est illisible : { $why }
import-script-unread-hint = rien n'est écrit pour ses types de valeur jusqu'à correction
import-script-wrong-hint = rien n'est écrit pour ses types de valeur tant que le script n'est pas corrigé
import-no-agent-data = aucune de ses données d'agents n'a été importée
import-ignored-spans = { $count ->
    [one] { $count } activité hors des limites de durée a été ignorée
   *[other] { $count } activités hors des limites de durée ont été ignorées
}
import-records-twice = { $count ->
    [one] { $count } enregistrement tombe dans l'heure qui existe deux fois : il compte dans la première
   *[other] { $count } enregistrements tombent dans l'heure qui existe deux fois : ils comptent dans la première
}
import-records-skipped = { $count ->
    [one] { $count } enregistrement tombe dans l'heure qui n'existe pas : il compte dans la suivante
   *[other] { $count } enregistrements tombent dans l'heure qui n'existe pas : ils comptent dans la suivante
}
import-moved = importé et confirmé : déplacé vers { $path }
import-deleted = importé et confirmé : supprimé
import-stays = le fichier est importé et confirmé, mais reste : { $why }
import-stays-hint = autorisez ce compte à déplacer ou supprimer des fichiers dans le dossier source
import-blocked = { $count ->
    [one] { $count } type de valeur ne reçoit rien, car ce système externe est illisible
   *[other] { $count } types de valeur ne reçoivent rien, car ce système externe est illisible
}
import-unmapped = aucun de ses types de valeur n'est affecté : il n'est pas lu
import-unmapped-hint = affectez des types de valeur dans la console, ou avec `xlink map`
import-unread-hint = rien n'est écrit pour les types de valeur qui en dépendent
import-left-out = { $count ->
    [one] { $count } type de valeur n'a rien reçu le { $day } : un système dont il dépend était illisible
   *[other] { $count } types de valeur n'ont rien reçu le { $day } : un système dont ils dépendent était illisible
}
import-hour-twice = { $count ->
    [one] { $count } ligne tombe dans l'heure qui existe deux fois : elle compte dans la première
   *[other] { $count } lignes tombent dans l'heure qui existe deux fois : elles comptent dans la première
}
import-hour-skipped = { $count ->
    [one] { $count } ligne tombe dans l'heure qui n'existe pas : elle compte dans la suivante
   *[other] { $count } lignes tombent dans l'heure qui n'existe pas : elles comptent dans la suivante
}
import-fallen = { $count ->
    [one] { $count } valeur du { $day } est inférieure à ce que disaient des fichiers retirés depuis
   *[other] { $count } valeurs du { $day } sont inférieures à ce que disaient des fichiers retirés depuis
}
import-fallen-hint = si chaque fichier ne contient que le nouveau, mettez FilesAreIncrements=1 dans la section du système
import-outbox-full = la boîte d'envoi est pleine : l'import s'interrompt ici, les jours restants seront rattrapés
import-outbox-hint = rétablissez l'accès au serveur WFM, ou augmentez OutboxMaxSize dans [General]
import-no-system = il n'y a pas de système externe « { $name } »
import-no-system-hint = `xlink tree` montre les noms
import-off = le système externe est inactif : { $why }
import-growing = le fichier est encore en cours d'écriture : il attend le prochain import
import-duplicate = le fichier a le même contenu que { $other } : il compte une fois
import-file-unread = le fichier est illisible : { $why }
