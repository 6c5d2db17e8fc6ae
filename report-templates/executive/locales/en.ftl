unit-respondents = { $n ->
    [one] { $n } respondent
   *[other] { $n } respondents
}
