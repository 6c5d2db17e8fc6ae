annex-headline = Annexe
annex section Annexe

dash = { $x
