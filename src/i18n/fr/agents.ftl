# Les agents et les activités.

seen-title = Agents vus
seen-title-unknown = Agents inconnus
seen-looking = Interrogation…
seen-count = { $count ->
    [one] { $count } ID d'agent vu
   *[other] { $count } ID d'agents vus
}, { $unknown ->
    [one] { $unknown } inconnu
   *[other] { $unknown } inconnus
}
seen-unknown = inconnu
seen-none = Aucune donnée d'agent n'est encore arrivée.
seen-nothing-fits = Rien ne correspond.
seen-unknown-hint = { $agent } est venu { $count ->
    [one] une fois
   *[other] { $number } fois
} de { $system } et n'appartient à aucun employé : rien n'en est importé. Saisissez cet ID chez l'employé sur le serveur WFM ; les jours importés ensuite le contiendront.
seen-known-hint = { $agent } de { $system } est { $employee } sur le serveur WFM.
activities-title = Activités
activities-no-external = (aucune activité externe ne mène ici)
activities-unseen = Nommées dans les paramètres, pas encore vues
activities-hint = Sous chaque activité figurent les activités externes qui y mènent. Les nouvelles appartiennent à Présent (1) tant qu'elles ne sont pas affectées sur le serveur WFM ; chacune mène à une seule.
activities-no-catalog = Les activités figurent dans le catalogue du serveur WFM, qui n'a pas encore été lu. Connectez-vous d'abord.
activities-none = Le serveur WFM n'a pas d'activités.
