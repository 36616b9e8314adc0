cli-done-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
