model-interval-length = un intervalle de { $count } minutes ne divise pas un jour : utilisez 1, 5, 10, 15, 20, 30 ou 60
time-not-a-date = « { $text } » n'est pas une date : écrivez YYYY-MM-DD ou { $style }
time-impossible = « { $text } », lu comme { $pattern }, n'existe pas dans le calendrier
time-format = « { $format } » n'est pas un format de date et d'heure : { $why } ; écrivez par exemple yyyy-mm-dd HH:MM:SS
time-zone = « { $name } » n'est pas un fuseau horaire : on attend par exemple Europe/Paris ou UTC
