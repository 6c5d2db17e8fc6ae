annex-headline = Anhang
