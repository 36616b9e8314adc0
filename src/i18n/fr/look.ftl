# L'aspect de la console, la souris et le presse-papiers.

choice-theme = Thème
choice-language = Langue
choice-hint = L'essai suit le curseur ; Entrée garde le choix, Esc revient en arrière.
theme-terminal = Terminal (ses 16 couleurs)
theme-dark = Sombre
theme-light = Clair
theme-high-contrast = Contraste élevé
theme-none = Sans couleurs
menu-language = &Langue…
menu-theme = &Thème…
menu-mouse = Activer ou désactiver la sou&ris
menu-copy = Cop&ier
console-do-copy = copier la ligne
console-do-copy-all = tout copier
console-do-mouse = activer ou désactiver la souris
console-do-narrower = arborescence de gauche plus étroite
console-do-wider = arborescence de gauche plus large
console-mouse-on = La souris agit maintenant ici ; M la rend au terminal.
console-mouse-off = La souris revient au terminal : sélectionnez et copiez comme d'habitude.
console-copied = Copié ({ $count ->
    [one] { $count } caractère
   *[other] { $count } caractères
}). Pas arrivé ? Sélectionnez la ligne du dessous.
console-copy-too-long = Trop long pour le presse-papiers d'un terminal : rien n'a été copié.
console-nothing-to-copy = Il n'y a rien à copier ici.
console-not-remembered = Valable jusqu'à la fermeture, mais pas retenu : { $why }
console-memory-fault = { $file } n'est pas pris en compte : { $why }
console-memory-broken = ce n'est pas ce que xlink a écrit
console-memory-value = { $key } = { $value } ne fait pas partie des choix
