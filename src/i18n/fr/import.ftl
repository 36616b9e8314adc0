import-day-of = jour { $day } sur { $days }
import-left = { $seconds ->
    [one] encore { $seconds } seconde
   *[other] encore { $seconds } secondes
}
import-done = Importation du { $first } au { $last } terminée en { $seconds } s.
import-done-with-warnings = Importation du { $first } au { $last } terminée en { $seconds } s, avec des avertissements.
import-cancelled = Annulée après { $seconds } s ; les jours terminés sont conservés.
import-failed = L’importation du { $first } au { $last } a échoué.
import-rows = Lignes lues : { $count }
import-rejected-rows = Lignes rejetées : { $count }
import-unmapped-rows = Lignes de files d’attente non affectées : { $count }
import-intervals = Intervalles : { $count }
import-written = Valeurs écrites : { $count }
import-unchanged = Valeurs inchangées : { $count }
import-rejected-values = Valeurs rejetées : { $count }
import-agent-days = Jours d’agents : { $count }
import-spans = Activités : { $count }
import-dropped-spans = Activités sans durée, ignorées : { $count }
import-unknown-agents = Agents qui n’appartiennent à aucun employé : { $count } (xlink agents --unknown)
import-unknown-queue = { $system } : la file d’attente « { $name } » ne figure pas dans Groups ({ $count ->
    [one] { $count } ligne
   *[other] { $count } lignes
})
import-waiting = Importé, { $values ->
    [one] { $values } valeur attend
   *[other] { $values } valeurs attendent
} dans la boîte d’envoi ({ $why }).
agents-unknown = inconnu
