unit-respondents = { $n ->
    [one] { $n } répondant
   *[other] { $n } répondants
}
