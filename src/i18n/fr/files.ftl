files-character-lacking = le caractère « { $character } » n'existe pas dans l'encodage de ce fichier, { $encoding } : enregistrez d'abord le fichier en UTF-8, ou utilisez un autre caractère
files-io = impossible { $doing } { $path } : { $why }
files-two-spellings = { $first } et { $second } ne diffèrent que par les majuscules : gardez l'un et déplacez l'autre ailleurs
files-read-only = { $path } est protégé en écriture : levez la protection, ou utilisez un compte qui peut l'écrire
files-changed = { $path } a été modifié par un autre programme depuis sa lecture : rien n'a été écrasé
files-in-use = { $path } est utilisé par un autre xlink (rc=32)
files-doing-read = de lire
files-doing-write = d'écrire
files-doing-make = de créer
files-doing-move = de déplacer
files-doing-delete = de supprimer
files-doing-lock = de verrouiller
files-doing-open-lock = d'ouvrir le verrou
files-doing-make-folder = de créer le dossier
files-doing-remove-folder = de supprimer le dossier
files-doing-read-folder = de lire le dossier
files-doing-write-into = d'écrire dans le dossier
files-doing-follow = de suivre le lien
files-doing-follow-links = de suivre les liens de
files-doing-read-owner = de lire le propriétaire de
files-doing-change-owner = de changer le propriétaire de
files-doing-make-link = de créer le lien
files-held-open = un autre programme le tient ouvert (rc=32)
files-not-found = n'existe pas
files-denied = accès refusé (rc=5) : ce compte n'y a pas droit
files-exists = existe déjà
files-disk-full = le disque est plein
files-quota = la part de disque du compte est épuisée
files-disk-read-only = le disque est protégé en écriture
files-is-folder = c'est un dossier
files-not-a-folder = une partie du chemin n'est pas un dossier
files-nobody-listens = rien n'y écoute (connexion refusée)
files-timed-out = pas de réponse à temps
files-line-cut = l'autre côté a coupé la liaison
ini-not-readable = la valeur « { $text } » ne peut pas être écrite de façon à être relue telle quelle
ini-name = « { $text } » ne peut pas nommer une section ou une clé
ini-line-break = une valeur ne peut contenir ni saut de ligne ni caractère nul
ini-ambiguous = avec cette valeur, l'encodage du fichier ne serait plus reconnaissable : enregistrez d'abord le fichier en UTF-8
journal-trouble = Le journal { $file } ne peut pas être écrit : { $why }. Le travail continue sans lui
journal-unusable-log-dir = LogDir = { $folder } est inutilisable : { $why }. Les journaux sont écrits dans le dossier d'installation. Indiquez le chemin complet d'un dossier existant
journal-not-absolute = ce n'est pas un chemin absolu sur ce système
journal-not-a-folder = ce n'est pas un dossier
journal-not-made = il n'existe pas, et sa création a échoué ({ $why })
ini-no-equal-sign = « = » entre une clé et sa valeur
ini-no-key = une clé devant « = »
ini-no-bracket = « ] » à la fin du nom de la section
ini-behind-bracket = rien d'autre qu'un commentaire derrière « ] »
