cli-done-days = { $count ->
    [one] { $count } jour
   *[other] { $count } jours
}
