unit-respondents = { $count } people
annex-headline = { $n } things
