# init, config, map, passcode
init-made = créé      { $path }
init-kept = conservé  { $path } (existe déjà)
init-done = { $directory } est maintenant une installation. Ensuite : l'adresse dans isps.cfg, l'utilisateur et le passcode sous [DB] dans isps_Ul.ini ; `xlink check` dit ce qui manque.
config-no-key = { $file } ne contient pas { $key } dans [{ $section }]
config-no-file = { $file } manque : `xlink init` le crée
config-no-login = derrière le signe égal on attend NOM,0,utilisateur,passcode
config-unknown-key = { $key } n'est pas une clé que xlink connaît ; elle est écrite malgré tout
saved-copy = La version précédente a été conservée sous { $copy }
catalog-unknown = les files d'attente du WFM ne sont pas encore connues : elles sont lues à la première connexion (`xlink service start`, ou un import)
wfm-none = { $file } ne nomme aucun système WFM
passcode-no-login = [DB] n'a pas de ligne pour un passcode : ajoutez 1=NOM,0,utilisateur,<password from generator> dans isps_Ul.ini
passcode-which = [DB] a plusieurs lignes : nommez le système WFM, par exemple `xlink passcode --set WFM`
passcode-unknown = [DB] n'a pas de ligne pour « { $name } »
passcode-put = Le passcode de { $name } se trouve maintenant dans { $file }
map-added = ajouté : { $line }
map-there = { $line } y est déjà
map-removed = supprimé : { $line }
map-none = il n'y a pas d'affectation { $what }
map-replaced = { $count ->
    [0] Rien à remplacer
    [one] { $count } affectation modifiée
   *[other] { $count } affectations modifiées
}
map-no-left = « { $left } » n'est ni WFM:parent:file:type de valeur ni nom de file/nom de type de valeur
map-no-name = aucune file d'attente avec type de valeur ne s'appelle « { $left } » : `xlink queues` les énumère
map-several = « { $left } » en désigne plusieurs : { $several }
map-auto-proposed = { $count ->
    [0] Aucun nom ne correspond un à un
    [one] { $count } proposition ; `{ $command }` l'ajoute
   *[other] { $count } propositions ; `{ $command }` les ajoute
}
map-auto-added = { $count ->
    [0] Aucun nom ne correspond un à un
    [one] { $count } affectation ajoutée
   *[other] { $count } affectations ajoutées
}
map-auto-similar = { $percent } % de ressemblance avec { $name }
map-auto-beside = { $percent } % de ressemblance avec { $name } ; d'autres types de valeurs de la file viennent d'ici
map-auto-fed = à vérifier d'abord : déjà affecté à { $name }
map-auto-twice = à vérifier d'abord : aussi proposé pour { $name }
map-auto-rivals = à vérifier d'abord : { $count ->
    [one] un autre convient
   *[other] { $count } autres conviennent
} tout autant
map-auto-doubtful = { $count ->
    [one] { $count } proposition est à vérifier d'abord et n'a pas été ajoutée : `xlink map auto --similar` dit pourquoi
   *[other] { $count } propositions sont à vérifier d'abord et n'ont pas été ajoutées : `xlink map auto --similar` dit pourquoi
}
map-auto-unread = { $name } est illisible : { $why }
config-save-edit = impossible de mettre { $key } dans [{ $section }] : { $why }
config-save-conflict = { $count ->
    [one] { $key } dans [{ $section }] a aussi été modifié par un autre programme : rien n'a été enregistré
   *[other] { $count } des clés modifiées l'ont aussi été par un autre programme, la première est { $key } dans [{ $section }] : rien n'a été enregistré
}
config-finding = { $place } : { $text }
config-finding-hint = { $place } : { $text } ({ $hint })
config-wrong = { $text } ({ $hint })
mapping-exists = { $text } est déjà affecté à ce chemin
mapping-not-readable = « { $text } » ne peut pas figurer dans une ligne d'affectation de façon à être relu tel quel
mapping-left = « { $text } » n'est pas WFM:parent:file:type de valeur, trois nombres derrière le nom du système WFM
config-choice = { $choice } ({ $meaning })
