cli-done-days = { $count ->
    [one] { $count } Tag
   *[other] { $count } Tage
}
