# The report's sentences in English. Figures come in as text, counts as numbers that choose the plural.

## Figures and absence
dash = –
semicolon = ;
pair = { $name }: { $value }
yes = yes
no = no
points = { $count ->
    [one] { $value } point
   *[other] { $value } points
}
n-equals = n = { $n }
of-count = of { $of }
of-100 = out of 100
of-100-at-95 = out of 100, at 95%
level-of = level { $level } of { $of }
reply-ticked = { $count ->
    [0] no option of { $of }
    [one] one option of { $of }
   *[other] { $count } options of { $of }
}
reached-median = median answer { $given }
reached-agreed = answer { $given }
reached-share = { $share } answer { $given }
reached-ticked = { $given } at the median
reached-ticked-agreed = { $given }
rise-level = level { $level } to { $next } of { $of }
rise-reply = from { $given } to { $next }
rise-share = beyond { $share } answering { $given }
aim-reply = { $given } → { $next }
level-count = { $count ->
    [one] one practice
   *[other] { WORDS($count) } practices
} at level { $level }
percentile = percentile
rank = { $rank } percentile
quartile = { $rank } quartile
threshold = stage { $number } threshold: { $at }
unit-respondents = { $n ->
    [one] { $n } respondent
   *[other] { $n } respondents
}
unit-groups = { $n ->
    [one] { $n } group
   *[other] { $n } groups
}
unit-peers = { $n ->
    [one] { $n } peer
   *[other] { $n } peers
}
unit-peers-fictional = { $n ->
    [one] { $n } fictional peer
   *[other] { $n } fictional peers
}
span-short = 0–3 months
span-middle = 3–12 months
span-long = 12–36 months
absent-not-applicable = not applicable
absent-unanswered = not rated: too few answers
absent-hidden = not shown, so that nobody can be identified
absent-percentile = no rank
absent-stage = no stage
hidden-short = not shown
no-interval-one = no interval: fewer than two respondents
no-interval-alike = no interval: all answers are alike
no-interval-consensus = no interval: there is one answer a question
no-interval-capped = no interval: a sector rule caps this figure
no-interval-not-kept = no interval: read from the pool
all-domains = Overall
all-respondents = All respondents

## Labels
label-figure = Figure
label-source = Source
label-page = page
label-page-short = p.
label-skip = Go to the summary
label-data = Figures behind the chart
label-scroll = Scroll sideways for the rest
label-sort = Sort by
label-given = original order
label-comment = Consultant’s comment
label-comment-own = Respondent’s comment
label-good = good sign
label-attention = needs attention
label-evidence = Evidence seen
see-page = See the detail
you-are-here = You are here

## Sources
source-answers = questionnaire { $instrument } { $version }, { $date }, n = { $n }
source-consensus = { $n ->
    [one] questionnaire { $instrument } { $version }, workshop consensus, { $date }
   *[other] questionnaire { $instrument } { $version }, consensus of { $n } workshops, { $date }
}
source-agreed = questionnaire { $instrument } { $version }, one answer a question, { $date }
source-peers = peers: { $pool }, { $years }, { $cell }, n = { $n }
source-peers-fictional = fictional peers: { $pool }, { $years }, { $cell }, n = { $n }
source-peers-undated = peers: { $pool }, { $cell }, n = { $n }
source-peers-fictional-undated = fictional peers: { $pool }, { $cell }, n = { $n }
source-line = Source: { $source }
source-choice = consultant’s choice
source-choice-of = { $citation } (consultant’s choice)
source-general = { $citation } (general knowledge, consultant’s choice)
source-plugin = Sector extension “{ $id }”, applied after the measured scores.
source-pool-label = Peers.
licence = Licence of the wording: { $licence }.

## Heads of columns
column-action = Action
column-after-rules = After rules
column-alpha = Alpha
column-answered = Answered
column-answers = Answers
column-before-after = Before → after
column-better = Better
column-blank = Blank
column-cell = Peers
column-code = No.
column-condition = Condition
column-counterparts = Practices that correspond
column-described = What the answers describe
column-dk = Don’t know
column-correlation = Correlation
column-brought = Brought to the total
column-change = Change
column-domain = Domain
column-effort = Effort
column-found = Found
column-gap = Gap
column-group = Group
column-horizon = Horizon
column-impact = Impact
column-index = Index
column-indicative = Indicative level
column-interval = 95% interval
column-invited = Invited
column-level = Level reached
column-level-mixed = Level or answer
column-level-replies = Answer
column-looks-like = What is true there
column-measured = Measured
column-median = Median
column-n = Sample
column-na = Not applicable
column-owner = Owner
column-part = Contribution
column-peers = n
column-population = Population
column-practice = Practice
column-q1 = Q1
column-q3 = Q3
column-quartile = Quartile
column-question = Question
column-questions = Questions
column-rank = Rank
column-rate = Response rate
column-reason = What set it off
column-row = Row
column-respondents = Respondents
column-rule = Rule
column-score = Score
column-source = Source
column-stage = Stage
column-state = State
column-subject = Acts on
column-threshold = Score threshold
column-value = Value
column-wanted = Required
column-weight = Weight
column-what = What to do
column-year = Year

## Cover, contents, key
cover-kind = Maturity report
cover-title = Customer experience maturity: { $organisation }
cover-subtitle = Where the organisation stands, how sure that is, against whom, and what to decide
cover-assessment = Assessment
cover-base = Base
cover-consensus = workshop consensus
cover-agreed = one answer a question
cover-recipient = For
cover-author = Prepared by
cover-distribution = Distribution
fictional-peers = Fictional data: organisation and peers are invented for demonstration.
fictional-alone = Fictional data: the organisation and its answers are invented for demonstration.
contents-section = Contents
contents-headline = { $n ->
    [one] One finding
   *[other] { CAPWORDS($n) } findings, to be read in order
}
contents-lead = Each title is a conclusion; read in order, they tell the whole story. The summary stands alone.
reading-keys-title = How to read the charts
key-interval-label = A score and its interval
key-interval = The dot is the score out of 100. The bar is the 95% interval: two scores whose bars largely overlap cannot be told apart.
key-peers-label = The peers
key-peers = The pale band runs from the first to the third quartile: the middle half of the peers. The line is their median.
key-below-label = Below the first quartile
key-below = An open diamond marks a score below that of three peers out of four. Its shape shows in grey print too.
key-level-label = The level of a practice
key-level = The level reached is the median of the answers: half of the respondents at least rate the practice that high.
key-level-agreed-label = A practice’s level
key-level-agreed = The level reached is that of the answer given.
key-stages-label = The stage
key-stages = A stage is reached when all its conditions are met, and those of the stages below.
key-verdict-label = Good sign, point of attention
key-verdict = Filled green for what holds, open orange for what calls for a decision. Never a colour without a shape.
notice-model = About the model.

## Summary
summary-section = Summary
summary-headline-top = Stage { $number } of { $of }, { $stage }: the highest, with all its conditions met
summary-headline-domains = At stage { $number } of { $of }, { $stage }; { $domains } { $count ->
    [one] holds
   *[other] hold
} back the next step
summary-headline-gates = At stage { $number } of { $of }, { $stage }; { $count ->
    [one] one condition still bars
   *[other] { WORDS($count) } conditions still bar
} the next stage
summary-headline-score = { $score } out of 100: { $best } leads, { $weakest } lags
summary-headline-alone = { $organisation } scores { $score } out of 100
summary-headline-unrated = Too few answers for an overall score
summary-lead-best-peers = Clearly above the peers’ median: { $domains }.
summary-lead-notably = among others { $domains }
summary-lead-weak-peers-alone = Clearly below the peers’ median: { $domains }.
summary-lead-weak-peers-unsure-alone = Below the peers’ median: { $domains }.
summary-lead-weak-overall-alone = { $domains } { $count ->
    [one] lowers
   *[other] lower
} the overall score.
summary-lead-weak-peers = Clearly below it: { $domains }.
summary-lead-best-peers-unsure = Above the peers’ median: { $domains }.
summary-lead-weak-peers-unsure = Below it: { $domains }.
summary-lead-best-overall = { $domains } { $count ->
    [one] raises
   *[other] raise
} the overall score.
summary-lead-weak-overall = { $domains } { $count ->
    [one] lowers
   *[other] lower
} it.
summary-lead-by-score = The score alone would give stage { $number }, { $stage }; the conditions decide.
summary-stage-same = The score alone gives the same stage.
summary-stage-differs = Stage { $number }, { $stage }, by the score alone; the conditions decide.
summary-stage-unrated = By its conditions; there is no overall score.
key-stage = Stage
key-score = Overall score
key-position = Position
alt-stage = Stage { $number } of { $of }
alt-position = { $rank } percentile
before-rules = Before sector rules: { $score }.
rules-effect = Effect of the sector rules: { $before } → { $after }.
rules-effect-none = The sector rules leave the overall score at { $after }.
rules-effect-count = { $fired ->
    [one] { $changed ->
        [0] One rule applies and changes no figure.
       *[other] One rule applies and changes a figure.
    }
   *[other] { CAPWORDS($fired) } rules apply, { $changed ->
        [0] none of which changes a figure
        [one] one of which changes a figure
       *[other] { WORDS($changed) } of which change a figure
    }.
}
points-word = { $count ->
    [one] point
   *[other] points
}
position-no-pool = No peers were supplied, so there is no position.
position-no-score = Without a score of its own, it has no position.
position-few-peers = With fewer than 5 peers, there is no position.
position-quartile = { $quartile } of { $n } peers
position-quartile-fictional = { $quartile } of { $n } fictional peers
position-peers = among { $n } peers { $quartile }
position-peers-fictional = among { $n } fictional peers { $quartile }
position-range = Between the { $low } and the { $high } percentile, by the interval.
position-median = The peers’ median is { $median }.
position-measured = The rank is that before sector rules.
strengths-title = { $n ->
    [0] Strengths
    [one] One strength
    [2] Two strengths
   *[other] Three strengths
}
strengths-none = No domain stands out for the better.
gaps-title = { $n ->
    [0] Gaps
    [one] One gap
    [2] Two gaps
   *[other] Three gaps
}
gaps-none = No domain stands out for the worse.
decisions-title = { $n ->
    [0] Decisions asked for
    [one] One decision asked for
    [2] Two decisions asked for
    [3] Three decisions asked for
   *[other] { CAPWORDS($n) } decisions asked for
}
decisions-none = No advice applies to the levels reached.
decision-rank = No.
decision-text = Decision asked for
decision-why = Why now
decision-owner = Owner
decision-before = By
decision-no-date = date to be set
owner-none = to be named
why-practice = { $domain }, { $practice }: { $reached }.
why-rule = Sector rule { $rule }.
point-better = Better than { $share } of the peers; their median is { $median }.
point-worse = { $share } of the peers do better; their median is { $median }.
point-near = Level with the peers: the interval contains their median, { $median }.
point-level = Level with the peers: their median is the same, { $median }.
point-above = { $points } above the overall score.
point-below = { $points } below the overall score.
point-disagreement = Points between them on { $domain }, { $high } against { $low }: two accounts of one organisation.
point-disagreement-customers = Points between them on { $domain }, { $high } against { $low }: two experiences of one brand.
point-between = Points between them on { $domain }, { $ours } against { $theirs }: two views of one organisation.
point-wish = Perceived at { $ours }, wanted at { $theirs }: the gap is more than chance.
point-groups-differ = { $points } separate { $high } and { $low }.
point-groups-agree = The gap between groups may be due to chance.
point-doubt = To be confirmed: alpha { $alpha }, below the 0.70 of a reliable scale.
caveat-label = What these figures do not say.
caveat-respondents = { $n ->
    [one] They describe what one respondent observes, not what customers experience.
   *[other] They describe what { $n } respondents observe, not what customers experience.
}
caveat-consensus = They describe what a workshop agreed on, not what customers experience.
caveat-agreed = They describe one answer a question, from inside, not what customers experience.
caveat-customers = { $n ->
    [one] They describe what one customer answered, not what that customer will do.
   *[other] They describe what { $n } customers answered, not what they will do.
}
caveat-sides = Employees and customers each describe what they see: neither view corrects the other.
caveat-first-wave = A first measurement shows no trend.
stopped-caveat = The extension { $plugin } did not run ({ $why }): none of its rules is in these figures.
stopped-at-line = line { $line }: { $reason }
stopped-somewhere = { $reason }

## Scope
scope-section = Scope and method
scope-headline-groups = { $n } respondents in { WORDS($groups) } groups: enough to compare groups, not to judge a team
scope-headline-hidden = { $n } respondents: { WORDS($shown) } groups of { WORDS($groups) } may be shown without anyone being identified
scope-headline-whole = { $n ->
    [one] One respondent: an opinion, not yet a measurement
   *[other] { $n } respondents: a view of the whole, without comparing groups
}
scope-headline-consensus = A workshop’s consensus: one agreed position, without a margin of error
scope-headline-agreed = One answer a question: a position, without a margin of error
scope-headline-groups-customers = { $n } respondents in { WORDS($groups) } groups: enough to compare groups, not to follow one customer
scope-lead = { $how } with the questionnaire { $instrument } (version { $version }, { $questions } questions), { $when }. { $answered } of the questions asked were answered.
scope-when = dated { $day }
scope-period = from { $from } to { $to }
method-self = Self-assessment
method-facilitated = Assessment led by a consultant
method-third-party = Assessment by a third party
method-survey = Survey
method-agreed = One agreed answer
method-consensus = Workshop
respondents-title = Largest group: { $group }, { $share } of the respondents
respondents-title-whole = The whole is read as one group
respondents-title-agreed = One answer a question
respondents-unit-agreed = Overall score measured, of 100
respondents-unit = Number of people; measured overall score out of 100, with its 95% interval
groups-hidden = { $count ->
    [one] One group is not shown
   *[other] { CAPWORDS($count) } groups are not shown
}: a group is shown from { $minimum } respondents, and none that a total would give away.
groups-all-shown = Every group has enough respondents to be shown.
reliability-title-all = All { WORDS($of) } scales are reliable; { $answered } of the questions were answered
reliability-title-some = { $reliable ->
    [0] { $of ->
        [one] The scale is not reliable
       *[other] None of the { WORDS($of) } scales is reliable
    }
   *[other] { CAPWORDS($reliable) } of { WORDS($of) } scales are reliable
}; { $answered } of the questions were answered
reliability-title-none = Reliability cannot be computed; { $answered } of the questions were answered
reliability-unit = Cronbach’s alpha (reliable from 0.70); respondents’ agreement (moderate from 0.50, strong from 0.70); shares of the questions asked
reliability-source = Alpha on complete answers. The four shares add up to 100%, rounding apart.
alpha-one-question = none: one question
alpha-too-few = none: too few complete answers
alpha-no-variance = none: the totals do not vary
alpha-consensus = none: a consensus
alpha-weak = { $alpha }, below 0.70
allows-title = What these figures allow
allows-place = To place the whole within { $overall }, and each domain within { $domains } at most.
allows-place-overall = To place the whole within { $overall }.
allows-compare = To compare two groups on the overall score when their gap exceeds { $points }, the margin between the two least precise groups.
allows-trace = To trace each score to answers, and each piece of advice to a score or a rule.
denies-title = What they do not allow
denies-few = To judge a team: below { $minimum } respondents nothing is shown.
denies-few-customers = To follow one customer: below { $minimum } respondents nothing is shown.
denies-consensus = To tell how far opinions differ: a consensus hides them.
denies-trend = To prove progress: this is the first measurement.
denies-customers = To speak for customers: they were not the ones asked.
method-title = From the answer to the result
step-answer-label = Answer
step-answer = Each answer becomes a share from 0 to 1, between the lowest and the highest level of its scale.
step-domain-label = Domain
step-domain-pooled = Mean of each respondent’s answers, where at least { $share } of the applicable weight is answered.
step-domain-means = Mean by practice, then by domain, where at least { $share } of the applicable weight is answered.
step-domain-weakest = The score of the weakest practice, where at least { $share } of the applicable weight is answered.
step-whole-label = Organisation
step-whole = Mean of the respondents, then of the domains by weight. Student’s 95% interval, within 0 and 100.
step-whole-consensus = Mean of the domains by weight. One answer a question has no interval.
step-whole-groups = Mean of the groups, each counting the same, then of the domains by weight. Student’s 95% interval, within 0 and 100.
step-stage-label = Stage
step-stage = Conditions checked step after step, once the sector rules are applied.
step-stage-unruled = Conditions checked step after step.
rule-recognised-label = Nobody can be identified.
rule-recognised = A group is shown from { $minimum } respondents. Where a total would give a hidden group away, a further group is hidden too.
rule-peers-label = Peers.
rule-peers = Same questionnaire, same major version, the organisation itself left out. Rank from { $percentile } peers, quartiles from { $quartiles }.

## Stage
stage-section = Maturity stage
stage-headline = Stage { $number } is reached; { $missing ->
    [one] { $of ->
        [one] the only condition
       *[other] one of { WORDS($of) } conditions
    } still bars
   *[other] { $all ->
        [1] all { WORDS($of) } conditions
       *[other] { WORDS($missing) } of { WORDS($of) } conditions
    } still bar
} the way to stage { $next }
stage-headline-score-above = The score would give stage { $score-number }; { $missing ->
    [one] { $of ->
        [one] the only condition
       *[other] one of { WORDS($of) } conditions
    } still bars
   *[other] { $all ->
        [1] all { WORDS($of) } conditions
       *[other] { WORDS($missing) } of { WORDS($of) } conditions
    } still bar
} the way to stage { $next }
stage-headline-score-below = The conditions are met up to stage { $number }; the score alone stops at stage { $score-number }
stage-headline-top = Stage { $number } is reached: the highest, with all its conditions met
stage-lead-score = With { $score }, the score alone would place the organisation at stage { $number }, { $stage }.
stage-lead-unrated = There is no overall score: the stage rests on its conditions alone.
stage-lead-rule = All the conditions of a stage, and of those below, must be met: they decide.
threshold-fragile = Fragile: the interval contains the threshold of { $at }.
threshold-near = The interval contains the next threshold, { $at }.
threshold-safe = Above the threshold of { $at }, even at the low end of the interval.
threshold-above = Above the threshold of { $at }.
threshold-under = Below the threshold of { $at }.
threshold-below = Below the threshold of { $at }, even at the high end of the interval.
stage-figure-same = By conditions and by score, the organisation is at stage { $number }
stage-figure-differs = Stage { $number } by its conditions, stage { $score-number } by the score alone
stage-figure-unit = Stages of the questionnaire; threshold of the overall score out of 100
stage-figure-source = Thresholds and conditions are those of the questionnaire.
stage-figure-unit-surveyed = Stages of the questionnaire; threshold of the overall score out of 100; at the foot, share of firms in a published survey
survey-label = Among the firms surveyed.
survey-lowest = { $share } are at this same stage ({ $survey }, as told by { $site })
survey-below = { $share } are below this stage ({ $survey }, as told by { $site })
survey-nearly = Nearly { $share } are below this stage ({ $survey }, as told by { $site })
survey-at-most = At most { $share } are below this stage ({ $survey }, as told by { $site })
survey-between = Between { $low } and { $high } are below this stage ({ $survey }, as told by { $site })
survey-straddles = The survey gives { $span } as one figure
survey-share = { $name }: { $value }
survey-span = stages { $stages }
survey-derived = Derived in part: { $how }
survey-derived-short = derived
survey-derived-all = * Derived: { $how }
survey-mapped = How its { WORDS($theirs) } stages map onto the { WORDS($ours) } here is the reading of the questionnaire’s authors
survey-source = Shares: { $survey }.
surveys-title = Where firms stand, year after year
surveys-unit = Share of firms by stage, as published and with each series’ own stages; * a derived figure
indicative-title = Indicative: “{ $model }” { $version }
indicative-unit = What the same answers suggest of this other model; it is no score, and its own questions were not asked
indicative-source = Mean of the practices that correspond, told in four words, from the first quarter of the way to the last: absent, begun, established, widespread; under half of the practices, no word is given.
indicative-covered = { $covered } of { $of }
indicative-absent = absent (indicative)
indicative-begun = begun (indicative)
indicative-established = established (indicative)
indicative-widespread = widespread (indicative)
indicative-few = too few counterparts
stage-from = from { $at }
stage-now = Today
stage-target = Target
stage-door = The way to stage { $next }
stage-door-count = { $missing ->
    [one] { $of ->
        [one] The only condition
       *[other] One of { WORDS($of) } conditions
    } is not met
   *[other] { $all ->
        [1] None of the { WORDS($of) } conditions is met
       *[other] { CAPWORDS($missing) } of { WORDS($of) } conditions are not met
    }
}
stage-state-current = reached
stage-state-passed = passed
stage-state-open = open
gates-title = { $missing ->
    [one] { $of ->
        [one] The only condition
       *[other] One of { WORDS($of) } conditions
    } is not met
   *[other] { $all ->
        [1] None of the { WORDS($of) } conditions is met
       *[other] { CAPWORDS($missing) } of { WORDS($of) } conditions are not met
    }
} for stage { $next }
gates-unit = Score out of 100, share of answers, or fact; gap to the requirement
gate-agreed = { $question }: { $wanted }
gate-share = { $question }: more than { $share } { $wanted }
gate-share-audience = { $question }: more than { $share } of { $audience } { $wanted }
gate-level = at { $level } or better
gate-option = answer { $option }
gate-points = { $points } points
gate-holds = met
gate-holds-fragile = met, fragile
gate-settled-holds = met, on evidence
gate-fails = not met
gate-fails-near = not met, within the interval
gate-settled-fails = not met, on evidence
gate-not-shown = not shown: too few answers
gate-unknown = not known
stage-acquired = What has been achieved
stage-blocks = What is not met yet
stage-opens = What opens the way

## Profile
profile-section = Profile by domain
profile-headline = { $points } separate { $best } and { $weakest }
profile-headline-even = An even profile: the gap between { $best } and { $weakest } may be due to chance
profile-headline-one = { $of ->
    [one] { $domain }: { $score } out of 100
   *[other] One domain alone is rated: { $domain }, { $score } out of 100
}
domains-many = { $n } domains
domains-all = all { WORDS($n) } domains
profile-headline-none = No domain has enough answers to be rated
profile-lead-peers = { $of ->
    [one] The domain { $above ->
        [0] does not stand above
       *[other] stands above
    }
   *[other] { $above ->
        [0] None of the { WORDS($of) } domains stands above
        [one] One of { WORDS($of) } domains stands above
       *[other] { $all ->
            [1] All { WORDS($of) } domains
           *[other] { CAPWORDS($above) } of { WORDS($of) } domains
        } stand above
    }
} the peers’ median{ $certain }.
profile-lead-no-peers = { $n ->
    [one] { $of ->
        [one] The only domain
       *[other] One of { WORDS($of) } domains
    } is
   *[other] { $all ->
        [1] All { WORDS($of) } domains
       *[other] { CAPWORDS($n) } of { WORDS($of) } domains
    } are
} rated. First the shape, then its certainty.
radar-title = The profile at a glance
certain-none = none of them for certain
certain-all = { $of ->
    [1] for certain
    [2] both for certain
   *[other] all of them for certain
}
certain-some = { $sure ->
    [1] one
   *[other] { WORDS($sure) }
} of them for certain
radar-title-peers = { $below ->
    [0] No domain is below the peers’ median
    [one] { $of ->
        [one] The only domain
       *[other] One of { WORDS($of) } domains
    } below the median{ $certain }
   *[other] { $all ->
        [1] All { WORDS($of) } domains
       *[other] { CAPWORDS($below) } of { WORDS($of) } domains
    } below the median{ $certain }
}
radar-unit = Score out of 100 by domain{ $moved ->
    [true] {"; the organisation’s after sector rules, the peers’ before"}
   *[other] {""}
}
dots-title = How sure each domain’s score is
dots-title-unsure = What each score is worth, without a margin of error
dots-title-inside = No domain is clearly outside the peers’ band
dots-title-above = Clearly above the peers’ band: { $above }
dots-title-below = Clearly below the peers’ band: { $below }
dots-title-both = Clearly above the peers’ band: { $above }; clearly below it: { $below }
dots-unit = Score out of 100, 95% interval
dots-unit-peers = Score out of 100, 95% interval; band: the peers’ quartiles; rank: percentile among the peers, on the measured score{ $moved ->
    [true] {"; scores are those after sector rules"}
   *[other] {""}
}
dots-interval = Student’s interval.
dots-quartiles = Quartiles of type 7.
reading-title = Reading
reading-above = { $domains }: above the peers’ third quartile.
reading-inside = { $domains }: within the peers’ band.
reading-below = { $domains }: below the peers’ first quartile.
reading-touches = { $count ->
    [one] The interval of { $domains } reaches
   *[other] The intervals of { $domains } reach
} into the band.
reading-order = From the highest to the lowest: { $domains }.
reading-no-peers = Without peers, a domain is read against the whole.
legend-first = filled: the first { WORDS($n) } of the ranking
legend-later = hollow: those that follow
legend-band = peers, from the first to the third quartile
legend-median = peers’ median
verdict-protect = To protect
verdict-build = To build
verdict-start = To begin with
verdict-start-text = { $code }. { $advice }

## Journeys
journey-section = Journey · { $title }
journey-headline-fall = From { $high } to { $low }, feelings fall by { $points } { $steps ->
    [one] from one step to the next
   *[other] in { WORDS($steps) } steps
}
journey-headline-first = { $step } is the step to take on first
journey-headline-plain = { CAPWORDS($steps) } steps, as customers experience them
journey-persona = The journey of { $name }: { $who }.
journey-persona-name = The journey of { $name }.
journey-goal = The goal: { $goal }.
journey-shadow = { $n ->
    [one] The main dip below neutral is step { $from }.
   *[other] The main dip below neutral runs from step { $from } to step { $to }.
}
journey-shadow-lasting = { $n ->
    [one] The main dip below neutral is step { $from }, which lasts { $duration }.
   *[other] The main dip below neutral runs from step { $from } to step { $to } and lasts { $duration }.
}
duration-minutes = { $count ->
    [one] { $value } minute
   *[other] { $value } minutes
}
duration-hours = { $count ->
    [one] { $value } hour
   *[other] { $value } hours
}
duration-days = { $count ->
    [one] { $value } day
   *[other] { $value } days
}
feeling-worst = very bad
feeling-bad = bad
feeling-neutral = neutral
feeling-good = good
feeling-best = very good
journey-figure = The main dip below neutral: { $n ->
    [one] one step
   *[other] { WORDS($n) } steps
}
journey-figure-lasting = The main dip below neutral: { $n ->
    [one] one step
   *[other] { WORDS($n) } steps
}, { $duration }
journey-figure-unsure = No step is clearly below neutral
journey-figure-light = No step is felt to be below neutral
journey-figure-target = How each step is meant to feel
journey-unit = Mean feeling, from −2 ({ $worst }) to +2 ({ $best })
journey-unit-interval = Mean feeling, from −2 ({ $worst }) to +2 ({ $best }); upright line: 95% interval
journey-zone = main dip: { $n ->
    [one] one step
   *[other] { WORDS($n) } steps
}
journey-zone-lasting = main dip: { $n ->
    [one] one step
   *[other] { WORDS($n) } steps
}, { $duration }
journey-today = today
journey-target = target
journey-moment = moment of truth
journey-delight = delight
journey-irritant = irritant
journey-alt = Emotional curve of the journey { $title }, step by step; the figures are in the table
journey-ends = { $low } to { $high }
journey-not-measured = not measured
journey-unknown = unknown
journey-no-survey = journey described for this assessment; no survey is cited.
journey-moments = Moments of truth
journey-moments-none = No step was named as one.
journey-irritants = Irritants
journey-irritants-none = None was found.
journey-irritants-unknown = Nobody looked for them.
journey-delights = Delights
journey-delights-none = None was found.
journey-unmet = Expected, not met: { $text }.
journey-promise = Promised: { $text }.
journey-affected = { $step }, { $share } of customers
journey-ranking-title = To take on first: { $steps }
journey-ranking-nothing = Nothing to take on first: no irritant meets a ranked step
journey-ranking-unranked = No step can be ranked: each lacks a factor
journey-ranking-unit = Priority = weight × irritants per 100 customers, × { $moment } at a moment of truth
journey-column-weight = Weight out of 5
journey-column-irritants = Irritants
journey-column-most = Customers hit by the commonest
journey-column-met = Irritants per 100 customers
journey-column-key = Moment of truth
journey-column-priority = Priority
journey-apart = not ranked
journey-lacks-weight = weight unknown
journey-lacks-irritants = nobody looked for irritants
journey-lacks-affected = customers affected unknown
journey-rule-label = How steps are ranked.
journey-rule = First come the steps that matter most to customers and irritate most of them, moments of truth counting more. The principle is common in journey mapping; the formula is ours. Irritants per 100 customers add up the shares of customers who meet each one: a customer who meets two counts twice. A step that lacks a factor is not ranked.
journey-repeat-label = Redundant touchpoints.
journey-repeat-name = { $name } (step { $step })
journey-repeat-pair = { $names } (step { $step }, channel { $channel })
journey-repeat-service = { $names }, channel { $channel }
journey-repeat-within = Within one step, by the same channel: { $all }. To the customer each may be one single event.
journey-repeat-across = The same service in several steps: { $all }.
journey-touchpoints = { $n ->
    [one] One touchpoint
   *[other] { CAPWORDS($n) } touchpoints
} on { $channels ->
    [one] one channel
   *[other] { WORDS($channels) } channels
}
journey-touchpoints-unit = Volume: contacts a year; satisfaction: mean score out of 10, or share of satisfied customers
journey-column-touchpoint = Touchpoint
journey-column-channel = Channel
journey-column-volume = Volume a year
journey-column-satisfaction = Satisfaction
journey-numbered = { $number }. { $title }
journey-no-owner = nobody named
journey-of-ten = { $score } of 10
blueprint-title = What the customer sees, and what is done behind it
blueprint-unit = Read from left to right; above the line, what customers experience and see; below it, what makes that possible
blueprint-corner = Step
blueprint-line = Line of visibility
lane-customer = The customer
lane-channels = Channels
lane-promise = Promise
lane-unmet = Expectation unmet
lane-front = Front stage
lane-back = Back stage
lane-support = Supporting processes
lane-employees = As the staff see it
column-step = Step
column-today = Today
column-target = Target

## Sides
party-method = { $name } ({ $method })
not-asked = not asked
trend-section = Trend
trend-headline-up = Since { $month }, the score has gained { $points }: more than chance
trend-headline-down = Since { $month }, the score has lost { $points }: more than chance
trend-headline-even = Since { $month }, the score has not clearly moved ({ $signed })
trend-headline-bare = Since { $month }, { $signed }: without a margin, nothing tells whether that is more than chance
trend-headline-none = Since { $month }, two measurements whose totals do not compare
trend-since = { $change } since { $month }.
trend-since-certain = { $change } since { $month }: more than chance.
trend-since-chance = { $change } since { $month }, which chance may explain.
trend-lead = { $n ->
    [2] Two measurements
   *[other] { CAPWORDS($n) } measurements
} with the same questionnaire.
trend-lead-up = Up beyond chance: { $domains }.
trend-lead-down = Down beyond chance: { $domains }.
trend-lead-even = No domain moves beyond chance.
trend-figure = From { $first } to { $last }, { $moved ->
    [one] only one domain in { WORDS($of) } has clearly moved
   *[other] { WORDS($moved) } domains in { WORDS($of) } have clearly moved
}
trend-figure-all = From { $first } to { $last }, all { WORDS($of) } domains have clearly moved
trend-figure-even = From { $first } to { $last }, no domain has clearly moved
trend-alt = The overall score and each domain’s, from { $first } to { $last }; the figures are in the table
trend-unit = Score out of 100, before sector rules; bar: 95% interval; in bold, changes that are more than chance
trend-unit-unruled = Score out of 100; bar: 95% interval; in bold, changes that are more than chance
trend-level = stage { $n }
trend-source = questionnaire { $instrument }, { $waves }. Intervals of changes after Welch.
trend-table = What changed, and what that proves
trend-table-unit = Score out of 100 and 95% interval; change in points since the measurement before; what it brings to the overall change
trend-new = no earlier one
trend-moved-label = Where the change comes from.
trend-moved = Of { $total } in the overall score, { $answers } come from answers and { $rules } from sector rules.
trend-stage-label = Stage.
trend-stage = Stage { $then } before, stage { $now } now, conditions included.
trend-stage-same = Stage { $now } before as now, conditions included.
trend-method-label = Measured in another way.
trend-method = In { $month }, { $then }; this time, { $now }. Part of the change may come from that.
trend-method-self = In { $month }, { $then }; this time, { $now }. People score themselves higher when they do it alone: part of the change may come from that.
trend-version-label = Another edition of the questionnaire.
trend-version = Version { $then }, then { $now }: scores keep their meaning.
trend-independent-label = How to read the change.
trend-independent = The measurements are taken for two separate samples. Where the same people answered, the change is surer than its interval says.
sides-section = Side by side
sides-headline = { $points } { $count ->
    [one] separates
   *[other] separate
} { $high } and { $low } on { $domain }
sides-headline-even = Between the two sides, no gap is more than chance would explain
sides-headline-unsure = Side by side, but nothing tells how sure the gaps are
sides-lead = Between { $first } and { $second }, { WORDS($certain) } of { WORDS($of) } gaps by domain { $certain ->
    [one] is
   *[other] are
} more than chance.
sides-lead-all = Between { $first } and { $second }, { $of ->
    [one] the one gap by domain is more than chance.
   *[other] all { WORDS($of) } gaps by domain are more than chance.
}
sides-lead-none = Between { $first } and { $second }, { $of ->
    [one] the one gap by domain could be chance.
   *[other] any of the { WORDS($of) } gaps by domain could be chance.
}
sides-lead-untested = Between { $first } and { $second }, no gap has an interval.
sides-figure = More than chance: { $domains }
sides-figure-even = No domain’s gap is more than chance
sides-figure-unsure = Two profiles, whose gaps have no interval
sides-figure-unit = Score out of 100 with its 95% interval; gap in points, grey where it could be chance
sides-alt = Scores of { $first } and { $second } with the gap; the figures stand in the table
sides-table = Gap by domain, and what it proves
sides-unit = Score out of 100 with its 95% interval; gap in points: { $first } minus { $second }
sides-source = questionnaire { $instrument } { $version }, { $date }: { $who }.
sides-welch = Intervals of gaps after Welch; each side scored apart.
statements-figure = The same statements, two profiles
statements-title = { CAPWORDS($certain) } of { WORDS($of) } statements { $certain ->
    [one] shows
   *[other] show
} a gap that is more than chance
statements-title-all = Every statement’s gap is more than chance
statements-title-unsure = The same statements: nothing tells how sure the gaps are
statements-left-out = { $n ->
    [one] One statement without a score on one side is
   *[other] { $n } statements without a score on one side are
} left out.
statements-title-none = No statement’s gap is more than chance
column-statement = Statement
column-proof = What it proves
column-set = Respondents
column-questionnaire = Questionnaire
column-method = Method
column-period = Period
column-series = Series
column-shares = Published shares
column-surveyed = Firms at this stage
proof-certain = more than chance
proof-chance = could be chance
proof-no-score = one side has no score
proof-other-domains = not comparable
sides-apart-label = Never pooled.
sides-apart = Each side is scored on its own answers; none of these figures averages the two.
sides-asked-label = What they were asked.
sides-different-label = Partly different questions.
sides-different = Some questions are put to one side only: a domain’s gap compares what each side says of it, not the same answers.
sides-overall-label = No overall gap.
sides-overall = The two sides are not scored on the same domains: their overall scores do not compare.
sides-unranked = { $n ->
    [one] One response
   *[other] { $n } responses
}: below { $from }, the report gives these scores and does not rank them.
sides-measured = Gaps compare scores before sector rules, which act on the leading set alone.
sets-title = { CAPWORDS($n) } sets of respondents, each scored apart
sets-unit = Results, priorities and road map follow the first: { $leading }
other-section = Beside it: { $questionnaire }
other-headline = { $questionnaire }: { $score } out of 100
other-headline-stage = { $questionnaire }: stage { $place } of { $of }, { $stage }
other-headline-none = { $questionnaire }: too few answers for an overall score
other-lead = { $name }: { $who }. { $how }. Overall score: { $score }.
other-figure = Highest: { $best }; lowest: { $weakest }
other-apart-label = A model of its own.
other-apart = Its scores are never averaged with the leading questionnaire’s, and do not compare with them point for point.
position-unranked = Below { $from } responses this report does not rank: there is no position.

## Groups
groups-section = Views compared
groups-headline = { $points } separate { $high } and { $low } on { $domain }
groups-headline-even = Between groups, no gap is more than chance would explain
groups-headline-unsure = The groups’ scores differ, but nothing tells how certain that is
groups-lead = Highest overall score: { $high }, { $high-score }; lowest: { $low }, { $low-score }.
class-1 = below 40
class-2 = 40 to under 50
class-3 = 50 to under 60
class-4 = 60 to under 70
class-5 = 70 and above
row-interval = 95% interval, overall
heat-title = { $certain ->
    [0] No domain clearly divides the groups
    [one] { $of ->
        [one] The only domain
       *[other] One of { WORDS($of) } domains
    } clearly divides the groups
   *[other] { $all ->
        [1] All { WORDS($of) } domains
       *[other] { CAPWORDS($certain) } of { WORDS($of) } domains
    } clearly divide the groups
}
heat-unit = Mean score out of 100 by domain and group; domains by score; the gap judged is that between the two groups furthest apart
heat-measured = Scores before sector rules.
dumbbell-title = { $high } and { $low } differ most on { $domains }
dumbbell-title-even = Between { $high } and { $low }, no gap is more than chance
dumbbell-unit = Score out of 100; gap in points with its 95% interval; grey and dashed: chance may explain it
dumbbell-alt = Scores by domain, { $high } and { $low }, with the gap
groups-chance-label = A gap that proves nothing.
groups-chance = On { $domain }, { $difference } points separate { $high } and { $low }: the gap cannot be told from chance.
groups-talk-label = What to do about it.
groups-talk-customers = Find out what { $high } and { $low } experience differently, starting with { $domain }, before deciding.
groups-talk = Show this page to { $high } and { $low } together, starting with { $domain }, before deciding.

## Domain
domain-section = Domain · { $domain }
domain-headline = { $domain }, { $score }: { $best } leads, { $weakest } lags
domain-headline-even = { $domain }, { $score }: every practice is at level { $level }
domain-headline-plain = { $domain }: { $score } out of 100
domain-headline-unrated = { $domain }: { $score }
fact-rank = Rank
fact-median = Gap to the median
fact-before-rules = { $figure }, before rules
fact-alpha = Reliability (alpha)
fact-weight = Weight
fact-weight-text = { $share } of the overall
fact-rules = Effect of rules
fact-rules-none = none
bullet-title-all = The score of all respondents
bullet-title-range = From { $low }, the lowest, to { $high }, the highest
bullet-title-peers = { $above ->
    [0] No group
    [one] { $of ->
        [one] The only group
       *[other] One of { WORDS($of) } groups
    }
   *[other] { $rest ->
        [0] All { WORDS($above) } groups
       *[other] { CAPWORDS($above) } of { WORDS($of) } groups
    }
} clearly above the peers’ median, { $below ->
    [0] none
    [one] one
   *[other] { WORDS($below) }
} clearly below
bullet-unit = Score out of 100{ $measured ->
    [true] {" before sector rules"}
   *[other] {""}
}, 95% interval
bullet-unit-peers = Score out of 100{ $measured ->
    [true] {" before sector rules"}
   *[other] {""}
}, 95% interval; band: the peers’ quartiles
peers-median = peers: median { $median }
domain-reading = The best-rated practice is { $best }, the lowest-rated { $weakest }.
practices-title-plain = { $n ->
    [one] One practice, and its score
   *[other] { CAPWORDS($n) } practices, and their scores
}
practices-title-mixed = { $levels }; { $count ->
    [one] one without levels
   *[other] { WORDS($count) } without levels
}
practices-unit = Median level of the answers; mean score out of 100
practices-unit-agreed = Level of the answer; score of 100
practices-unit-mixed = Median level or median answer; mean score out of 100
practices-unit-mixed-agreed = Level of the answer, or the answer itself; score of 100
practices-unit-replies = Median answer; most frequent answers; mean score out of 100
practices-unit-replies-agreed = Answer given; score of 100
steps-title = What to do next
step-label = { $practice }, { $rise }
step-label-code = { $code } · { $label }
step-text = { $advice } ({ $owner }, { $span }; up to { $points } overall.)

## Answers in detail
detail-section = Answers · { $domain }
detail-headline = { $domain }, question by question: from { $low } to { $high }
detail-headline-plain = { $domain }, question by question
detail-ends = Lowest, { $weakest }; highest, { $best }.
detail-lead = Each bar is the share of answers by level or option, from the worst (pale) to the best (dark). It is shown from { $few } answers on, a group’s from { $minimum }, and never where the total would give a hidden group away.
detail-lead-agreed = For each question, the answer given, what it describes, and the next level.
detail-next = Next level
detail-next-reply = Next answer
detail-options = Option
detail-unscored = enters no score
detail-of-party = { $name }, n = { $n }
detail-step-code = { $code } · { $rise }
detail-few = Fewer than { $few } answers: their shares are not shown.
detail-answer = Answer: { $answer }.
detail-answer-none = No answer.
detail-answer-no-option = No option chosen.
detail-answer-words = A free answer, quoted only where the consultant decides so.
detail-words = { $n } free answers, quoted only where the consultant decides so.
detail-without = No answer: { $share } of those asked (not applicable, not known or blank).

## Questions without a score
unscored-section = What is not scored
unscored-headline = { CAPWORDS($n) } questions without a score: who answers what
unscored-lead = These answers enter no score. Where groups answer differently, this is the first matter to settle between them.
unscored-title = { $question }: { $option }, { $share } of the answers

## Benchmark
benchmark-section = Comparison with peers
benchmark-headline = { $share } of the peers score lower
benchmark-headline-below = { $share } of the peers score lower; clearly below their first quartile: { $domains }
benchmark-headline-near = Level with the peers: the interval contains their median
benchmark-headline-near-below = Level with the peers overall; clearly below their first quartile: { $domains }
benchmark-headline-none = { $n ->
    [0] No rank: too few peers
    [one] No rank among peers; one published figure beside which to read the result
   *[other] No rank among peers; { WORDS($n) } published figures beside which to read the result
}
benchmark-lead = Compared with { $n } organisations ({ $cell }) that answered the same questionnaire.
benchmark-lead-fictional = Compared with { $n } fictional organisations ({ $cell }), invented for demonstration.
benchmark-widened = Too few for { $asked }: the comparison was widened to { $cell }.
zone = { $rank } quarter
cut-q1 = Q1 { $value }
cut-median = med. { $value }
cut-q3 = Q3 { $value }
strip-alt = { $n } peers; the organisation scores { $score }, { $rank } percentile
strip-title = At { $score }, the organisation is in the { $quartile }
strip-title-range = At { $score }, the organisation is in the { $quartile }, between the { $low } and the { $high } percentile
strip-title-unrated = The peers’ overall scores
strip-unit = Overall score out of 100, before sector rules; one dot an organisation; bands: quartiles
strip-unit-unruled = Overall score out of 100; one dot an organisation; bands: quartiles
strip-unit-columns = Overall score out of 100, before sector rules; the higher the column, the more organisations; bands: quartiles
strip-unit-columns-unruled = Overall score out of 100; the higher the column, the more organisations; bands: quartiles
touches-band = touches the band
benchmark-domains-title = { $above ->
    [0] None of the { WORDS($of) } domains is
    [one] { $of ->
        [one] The only domain
       *[other] One of { WORDS($of) } domains
    } is
   *[other] { $all ->
        [1] All { WORDS($of) } domains
       *[other] { CAPWORDS($above) } of { WORDS($of) } domains
    } are
} above the median, { $below ->
    [0] none
    [one] one
   *[other] { WORDS($below) }
} below the first quartile
benchmark-domains-title-few = Too few peers for quartiles
benchmark-domains-unit = Score out of 100 before sector rules; rank: percentile among the peers; diamond: below the first quartile
benchmark-domains-unit-unruled = Score out of 100; rank: percentile among the peers; diamond: below the first quartile
rings-title = From all peers to the nearest ones
rings-unit = Quartiles of the overall score out of 100; the organisation’s percentile in each set of peers
ring-suppressed = not shown: too few peers
norms-title = Published figures, for orientation
norms-unit = As published; other instruments, other scales: they do not compare with the score
norms-source = stated in each row.
norm-n-unknown = –
norm-source = { $publisher }, as told by { $place }
note-rank-label = A rank is not a goal.
note-rank = Peers give a bearing; they prove nothing.
note-quantiles-label = From quantiles.
note-quantiles = These peers are known by the quantiles of their scores alone; ranks between two quantiles are interpolated.
note-methods-label = How peers were assessed.
note-methods = { $share } of these peers assessed themselves, which tends to give higher scores.
note-measured-label = Before rules.
note-measured = Peers are compared before sector rules: every position here belongs to the measured score.

## Voice of the customer
voice-section = Voice of the customer
voice-nps-above = An NPS of { $value }: more promoters than detractors
voice-nps-below = An NPS of { $value }: more detractors than promoters
voice-nps-even = An NPS of { $value }: promoters and detractors balance, within chance
voice-with = { $first }; { $second }
voice-say-named = { $title }: { $value }
voice-for-target = { $first }, for a target of { $target }
voice-range = { $metric }: from { $low } ({ $lowest }) to { $high } ({ $highest })
voice-say-nps = an NPS of { $value }
voice-say-csat = { $value } of customers satisfied
voice-say-easy = ease rated { $value } out of { $max }
voice-say-effort = effort rated { $value } out of { $max }
voice-say-lifetime-value = a lifetime value of { $value }
voice-say-referral-rate = { $value } of purchases made on a referral
voice-say-churn = { $value } of customers lost
voice-say-retention = { $value } of customers kept
voice-say-employee-engagement = employee engagement of { $value } out of 100
voice-say-loyalty-index = a loyalty index of { $value } out of 100
voice-say-acquisition-cost = { $value } to win a customer
voice-say-resolution-time = { $value } on average to resolve a request
voice-lead = None of these figures enters the maturity score: they tell what customers experience, the score tells how the organisation goes about it.
voice-target-met = { $metric }: the target of { $target } is met.
voice-target-missed = { $metric }: the target of { $target } is missed.
voice-target-open = { $metric }: the interval contains the target of { $target }; whether it is met cannot be told.
voice-target-mark = target: { $target }
voice-span = { $low } to { $high }
voice-of = out of { $max }
voice-neutral = middle
voice-end-hard = { $at } hard
voice-end-easy = { $at } easy
voice-minutes = min
voice-hours = h
voice-days = d
voice-from = from { $from } out of { $max } up
voice-weighted = { $n }, worth { $effective } after weighting
voice-made-nps = { $promoters } promoters, { $detractors } detractors
voice-made-csat = { $count ->
    [0] no customer
    [one] { $part } customer
   *[other] { $part } customers
} out of { $whole } satisfied
voice-made-referral-rate = { $count ->
    [0] no purchase
    [one] { $part } purchase
   *[other] { $part } purchases
} out of { $whole } on a referral
voice-made-churn = { $count ->
    [0] no customer
    [one] { $part } customer
   *[other] { $part } customers
} lost of { $whole } at the start of the period
voice-made-retention = { $count ->
    [0] no customer
    [one] { $part } customer
   *[other] { $part } customers
} kept of { $whole } at the start of the period
voice-made-easy = the higher the answer, the easier it was
voice-made-effort = the higher the answer, the more effort it took
voice-made-employee-engagement = answers from 1 to 10, mapped to 100
voice-made-loyalty-index = answers from 1 to 10, mapped to 100
voice-made-lifetime = { $value } a period × { $periods } periods × { $customers } customers × { $repeating } who buy again
voice-made-lifetime-cost = { $value } a period × { $periods } periods × { $customers } customers × { $repeating } who buy again, less { $cost }
voice-made-acquisition = { $total } for { $cases } customers won
voice-made-requests = { $total } for { $cases } requests resolved
voice-made-resolution = half of the requests within { $median }, nine out of ten within { $p90 }
voice-no-interval = no interval: { $why }
voice-no-one = a single answer
voice-no-variation = all answers alike
voice-no-spread = spread unknown
voice-no-count = number of cases unknown
voice-no-totals = one total over another
voice-no-model = a calculation from assumptions
voice-source-set = answers to the questionnaire { $questionnaire }
voice-source-none = figures handed over by the organisation
voice-methods = 95% intervals: { $list }
voice-method = { $method } ({ $metrics })
voice-method-adjusted-wald = adjusted Wald
voice-method-wilson = Wilson
voice-method-student = Student
voice-method-kish = Weighting
voice-method-bootstrap = Resampling
voice-segments = The same figures, segment by segment
voice-segments-unit = 95% interval and number of answers; a segment is shown from { $n } answers
voice-all = All
voice-others = { $n ->
    [one] One more metric
   *[other] { CAPWORDS($n) } more metrics
}
voice-others-unit = Value, 95% interval, cases, period, formula
voice-made = How these figures are made
column-metric = Metric
column-segment = Segment
column-cases = Cases
column-formula = Formula
importance-first = { $domains }: tied to { $outcome }, and lived less well
importance-none = No domain surely weighs more than the others while being lived less well
importance-alt = Domains by their score and their link with { $outcome }
importance-unit = One point a domain, with both 95% intervals; the domains’ means cut the plane in four
importance-lived = { $who }: score out of 100
importance-weighs = Link with { $outcome } (correlation)
importance-mean = mean { $value }
importance-table = what goes with { $outcome }, from the closest link to the loosest
importance-table-unit = Score out of 100; correlation from −1 to 1, with the number of people who have both figures
importance-source = questionnaire { $instrument } { $version }, { $date }, { $who } n = { $n }. Pearson’s correlation, person by person; Fisher’s interval.
importance-mend = Mend first
importance-keep = Keep up
importance-watch = Watch
importance-settled = Settled
importance-part = the metric’s own question counts in this domain
importance-few = too few answers for a link
importance-note-label = What the link says.
importance-note = The more { $outcome } varies with a domain’s score from one person to the next, the higher that domain stands. Beyond chance, { $apart ->
    [one] only one domain in { WORDS($of) } differs
   *[other] { WORDS($apart) } domains in { WORDS($of) } differ
} from the mean. A link is not a cause: it says where to look first.
importance-note-none = The more { $outcome } varies with a domain’s score from one person to the next, the higher that domain stands. None differs from the mean beyond chance: their order teaches nothing. A link is not a cause.
importance-of-nps = recommendation
importance-of-csat = satisfaction
importance-of-loyalty = loyalty
importance-of-engagement = engagement
voice-no-norm-label = No comparison.
voice-no-norm = No norm of the same year, country and question was kept: compare these figures with themselves, from one wave to the next.
metric-nps = NPS, recommendation
metric-csat = CSAT, satisfaction
metric-ces = CES, customer effort
metric-lifetime-value = Lifetime value
metric-referral-rate = Referral rate
metric-churn = Churn
metric-retention = Retention
metric-employee-engagement = Employee engagement
metric-loyalty-index = Loyalty index
metric-acquisition-cost = Acquisition cost
metric-resolution-time = Resolution time
metric-formula-nps = Share of answers 9 and 10, less share of answers 0 to 6, on a scale from 0 to 10.
metric-formula-csat = Satisfied customers ÷ respondents × 100.
metric-formula-ces = Sum of the answers ÷ respondents, on the scale stated.
metric-formula-lifetime-value = Value a period × periods × customers × share who buy again, less the cost.
metric-formula-referral-rate = Referred purchases ÷ purchases × 100.
metric-formula-churn = Customers lost in the period ÷ customers at its start × 100.
metric-formula-retention = (Customers at the end − new ones) ÷ customers at the start × 100.
metric-formula-employee-engagement = Mean of the answers: 9–10 count 100, 7–8 count 80, 5–6 count 60, 3–4 count 40, 1–2 count 20.
metric-formula-loyalty-index = Mean of (x − 1) ÷ 9 × 100 over the questions, then over the respondents.
metric-formula-acquisition-cost = Cost of sales and marketing ÷ customers won in the same period.
metric-formula-resolution-time = Total time ÷ requests resolved; the median and the 90th percentile beside it, since a few long cases pull the mean.
formula-adjusted-wald = By Rocks (2016), for the NPS: three answers added, ¾ of one to promoters and ¾ to detractors, then p − d ± 1.96 · √((p + d − (p − d)²) ÷ (n + 3)), within ±100.
formula-wilson = For a share: Wilson’s score interval (1927), at 1.96 standard deviations.
formula-student = For a mean: mean ± t(0.975; n − 1) · s ÷ √n, within the scale.
formula-kish = Intervals rest on Kish’s number of answers, (Σ w)² ÷ Σ w².
formula-bootstrap = Median and 90th percentile of type 7; their intervals come from { $draws } samples drawn with replacement, percentiles 2.5 and 97.5, seed { $seed }.

## Rules
rules-section = Sector rules
rules-headline = { $fired ->
    [one] { $of ->
        [1] The one sector rule applies
       *[other] One of { WORDS($of) } sector rules applies
    }
   *[other] { CAPWORDS($fired) } of { WORDS($of) } sector rules apply
}; { $changed ->
    [one] one figure changes
   *[other] { WORDS($changed) } figures change
}
rules-headline-findings = { $fired ->
    [one] { $of ->
        [1] The one sector rule applies
       *[other] One of { WORDS($of) } sector rules applies
    }
   *[other] { CAPWORDS($fired) } of { WORDS($of) } sector rules apply
}; no figure changes
rules-headline-none = None of the { WORDS($of) } sector rules applies
rules-headline-stopped = No sector rule was examined
rules-lead = Together they take the overall score from { $before } to { $after }.
rules-lead-unchanged = The overall score stays as it was measured.
effects-title = { $changed ->
    [0] No effect changes a figure
    [one] { $of ->
        [one] The only effect
       *[other] One of { WORDS($of) } effects
    } changes a figure
   *[other] { CAPWORDS($changed) } of { WORDS($of) } effects change a figure
}
effects-unit = Score out of 100, or weight, before and after
effect-unchanged = unchanged
rules-source = { $count ->
    [one] extension { $plugins }
   *[other] extensions { $plugins }
}; facts stated by the organisation.
rules-source-answers = { $count ->
    [one] extension { $plugins }
   *[other] extensions { $plugins }
}; facts stated by the organisation or settled by the answers.
finding-alert = { $rule }, alert.
finding-note = { $rule }, note.
finding-advice = { $rule }, advice.
stopped-rules = This extension did not run, and nothing of it is used: { $why }.
meetings-title = Where extensions meet
meets = { CAPWORDS($n) } extensions act here: { $rules }
meets-cap = a cap at level { $level } ({ $plugin }, { $rule })
meets-weight = a weight × { $factor } ({ $plugin }, { $rule })
meets-out = not applicable ({ $plugin }, { $rule })
meets-lowest = the lowest cap holds, level { $level }
meets-product = together, the weight is multiplied by { $factor }
meets-both = the weight counts first, then the cap
meets-nothing = what does not apply has no weight
facts-title = { $stated ->
    [0] The organisation stated none of the facts asked for
    [one] { $of ->
        [one] The rules rest on the only fact asked for
       *[other] The rules rest on one of the { WORDS($of) } facts asked for
    }
   *[other] { $all ->
        [1] The rules rest on all { WORDS($of) } facts asked for
       *[other] The rules rest on { WORDS($stated) } of the { WORDS($of) } facts asked for
    }
}
facts-title-answers = { $answered ->
    [one] { $of ->
        [one] The rules rest on the only fact asked for, settled by answers
       *[other] The rules rest on one fact settled by answers, of { WORDS($of) } asked for
    }
   *[other] The rules rest on { WORDS($answered) } facts settled by answers, of { WORDS($of) } asked for
}
facts-title-mixed = The rules rest on { WORDS($stated) } facts, { $answered ->
    [one] one of them
   *[other] { WORDS($answered) } of them
} settled by answers, of { WORDS($of) } asked for
facts-unit = Statements of the organisation, at the date of the assessment
facts-unit-answers = Stated to the consultant unless said otherwise, at the date of the assessment
fact-consensus = agreed answer to { $question }
fact-people = answers to { $question }: { $chose } of { $n } people
fact-everybody = answers to { $question }: all { $n } people
fact-more-than-half = answers to { $question }: more than half of { $n } people
fact-more-than-half-of-weight = answers to { $question }: more than half of { $n } people by weight
fact-median-of = answers to { $question }: the median of { $n } people
fact-unstated = not stated
column-fact = Question asked
column-why-asked = Why it is asked
column-stated = Answer
plugin-all-fired = Every rule examined applies.
plugin-silent = Examined without effect: { $rules }.
note-rules-label = What rules may do.
note-rules = They are examined once, on the measured scores. They never cap or reweight what customers answered.

## Extensions
extension-metrics = { $n ->
    [one] One figure of the extension { $plugin }
   *[other] { CAPWORDS($n) } figures of the extension { $plugin }
}
extension-metrics-lead = They enter no score.
extension-metrics-unit = Beside the scores: these figures enter none of them
extension-source = extension { $plugin }
better-higher = higher
better-lower = lower

## Priorities and road map
priorities-section = Priorities
priorities-headline = { $codes } { $count ->
    [one] brings
   *[other] bring
} the most for the least effort, out of { WORDS($of) } actions
priorities-headline-rules = { $n ->
    [one] One action follows from a sector rule
   *[other] { CAPWORDS($n) } actions follow from sector rules
}
priorities-lead = Impact is what one more level of a practice adds to the overall score; effort is estimated by the questionnaire’s author. Actions rank by impact divided by effort; ties are settled by any condition of the next stage, then by what the author values most, then by the lowest score.
priorities-lead-stageless = Impact is what one more level of a practice adds to the overall score; effort is estimated by the questionnaire’s author. Actions rank by impact divided by effort; ties are settled by what the author values most, then by the lowest score.
matrix-title = { $first } gives the most for its effort: { $points }
matrix-unit = Impact in points of the overall score, for one more level; effort from 1 (little) to 5; discs that would overlap are moved apart
matrix-source = Advice and efforts from the questionnaire, rules from the extensions.
matrix-source-unruled = Advice and efforts from the questionnaire.
matrix-alt = Actions by impact and effort
axis-effort = Effort
axis-impact = Impact, in points
axis-little = little
axis-much = much
quadrant-now = Do now
quadrant-prepare = Prepare
quadrant-easy = Do along the way
quadrant-later = Put off
actions-title = { $n ->
    [one] One action
   *[other] { CAPWORDS($n) } actions, by impact and effort
}
sheets-title = { $n ->
    [one] One action: who, when, at what cost
   *[other] { CAPWORDS($n) } actions: who, when, at what cost
}
actions-unit = Impact in points of the overall score; effort from 1 to 5
impact-rule = rule
effort-of = { $effort } of 5
trace-practice = { $domain }, { $reached }
trace-level = { $practice }: { $aim }
trace-rule = Sector rule { $rule }
note-impact-label = What impact means.
note-impact = 100 × the domain’s share of the weight × the question’s share of its domain × one level, at most what is left to the top. An order of magnitude, not a promise.
roadmap-section = Road map
roadmap-headline = { $n ->
    [one] One action
   *[other] { CAPWORDS($n) } actions
}, { $short ->
    [0] none
    [1] one
   *[other] { WORDS($short) }
} by { $until }
roadmap-lead = The actions of the first twelve months are worth up to { $points } of the overall score by { $until }, if each practice gains one level.
roadmap-lead-plain = The actions follow from sector rules; their effect on the score is not computed.
roadmap-title = { $owners } { $count ->
    [one] holds
   *[other] hold
} most of the actions
roadmap-title-spread = { CAPWORDS($actions) } actions, shared among { WORDS($n) } owners
roadmap-unit = Months from the assessment’s date; each horizon has its own scale; the figure is the impact in points
roadmap-source = Horizons and owners from the questionnaire’s advice and the rules.
roadmap-source-unruled = Horizons and owners from the questionnaire’s advice.
roadmap-alt = Actions by horizon with their owners
horizon-title = { $span }, until { $until }
horizon-actions = { $n ->
    [one] One action
   *[other] { CAPWORDS($n) } actions
}
roadmap-steers = Who steers.
roadmap-steers-text = { $owners } { $count ->
    [one] holds
   *[other] hold
} most of the actions; one name for each is to be confirmed.
roadmap-steers-text-spread = { CAPWORDS($n) } owners share the actions; one name for each is to be confirmed, and one to follow them all.
roadmap-review = First review.
roadmap-review-text = On { $day }, at the end of the first horizon: what is done, what is dropped.
roadmap-again = Next measurement.
roadmap-again-text = { $month }, with the same questionnaire, to tell progress from chance.

## Annex
annex-section = Annex
annex-headline = Every figure, traced back to the answers
annex-lead = { $questions } questions in { $domains } domains: how the overall score came about, what was answered, which formulas and sources were used.
annex-lead-detail = { $questions } questions in { $domains } domains: how the overall score came about, with what formulas and sources. The answers follow each domain.
overall-title = How { $score } came about
overall-title-unrated = Why there is no overall score
overall-unit = Score out of 100 before and after rules; share of the weight; contribution in points
overall-unit-unruled = Score out of 100; share of the weight; contribution in points
overall-how = The contributions add up to the overall score, rounding apart.
overall-how-capped = The contributions add up to the figure before a rule capped it.
agreement-title-all = Other respondents would put the practices in the same order
agreement-title-some = { $steady ->
    [0] { $of ->
        [one] Other respondents might put the domain’s practices in another order
       *[other] Other respondents might put the practices of each domain in another order
    }
   *[other] In { WORDS($steady) } of { WORDS($of) } domains, other respondents would put the practices in the same order
}
agreement-title-none = Respondents’ agreement, domain by domain
agreement-unit = Value, and 95% interval in brackets; 1 for full agreement
agreement-source = Same order where the ICC reaches 0.75 (Koo and Li, 2016).
column-r-wg = Agreement (rWG)
column-r-wg-j = Same levels, rWG(j)
column-icc = Same order of practices, ICC(2,k)
column-krippendorff = One for another, Krippendorff
sample-label = Size of the next measurement.
sample = Respondents’ scores spread by { $spread } (standard deviation). Placing the overall within { $margin } takes { $asked } answers. Telling a gain of { $step } from chance, four times in five, takes { $each } at each of the two measurements.
answers-title = Answers: { $domain }
answers-unit = Number of answers; mean score out of 100
answers-unit-levels = Answers per level ({ $levels }); mean score out of 100
answers-levels = Per level: { $levels }
answers-none = none
formulas-title = Formulas
formula-answer-label = Answer.
formula-answer = r = (x − min) ÷ (max − min); reversed where the scale runs the other way. For options, the points over the most points.
formula-domain-label = Domain.
formula-domain = 100 · Σ w·r ÷ Σ w over the answers counted, by respondent; then the respondents’ weighted mean.
formula-balance-label = Groups.
formula-balance = Within a domain a respondent’s weight is divided by the sum of the weights of the group: each group counts the same.
formula-overall-label = Overall.
formula-overall = Σ W·s ÷ Σ W over the rated domains, when they hold half of the weight at least.
formula-interval-label = Interval.
formula-interval = Estimate ± t(0.975; n − 1) · standard error, clipped to 0 and 100; n is Kish’s effective number.
formula-groups-label = Gap.
formula-groups = Difference of two scores after Welch: ± t(0.975; df) · √(SE₁² + SE₂²), df after Satterthwaite; the two are taken as independent. Computed before rounding. More than chance: p below 5%, corrected after Holm for the gaps that are read together, and for the number of pairs where the two furthest apart were sought; a gap may thus be put down to chance although its own interval leaves 0 out.
formula-alpha-label = Alpha.
formula-alpha = Cronbach’s, on complete answers, without weights.
formula-agreement-label = Agreement.
formula-agreement = On the questions that share a scale. rWG(j) (James, Demaree and Wolf, 1984): J(1 − m) ÷ (J(1 − m) + m), m being the mean variance of the answers over that of answers at random, (A² − 1) ÷ 12 for A levels; rWG of a domain: 1 − m, bounds after LeBreton and Senter (2008). ICC(2,k): Shrout and Fleiss (1979). Krippendorff (2004): ordinal distance. Alpha’s interval: Feldt (1965).
formula-sample-label = Sample size.
formula-sample = Margin m: (1.96 · s ÷ m)² answers (Cochran, 1977). Difference d: 2 · (1.96 + 0.84)² · s² ÷ d² + 1.96² ÷ 4 at each measurement (Guenther, 1981).
formula-stage-label = Stage.
formula-stage = The highest one whose conditions, and those of all stages below, hold. By score: the highest whose threshold is reached.
formula-percentile-label = Percentile.
formula-percentile = 100 · (peers below + half of the ties) ÷ peers, shown rounded down; quartiles of type 7.
formula-rules-label = Rules.
formula-rules = Not applicable first, then weights scaled back to their former sum, then caps, the lowest winning.
formula-level-label = Level reached.
formula-level = The highest level that the median answer reaches.
formula-impact-label = Impact.
formula-impact = 100 · W ÷ ΣW · w ÷ Σw · Δr, with Δr one level, at most what is left to 1.
sources-title = Sources
glossary-title = Glossary
term-practice-label = Practice.
term-practice = A way of working that a question describes, level by level.
term-level-label = Level.
term-level = A step of a practice, told by what can be seen there.
term-score-label = Score.
term-score = A figure from 0 to 100 made from answers.
term-interval-label = 95% interval.
term-interval = Of 100 surveys like this one, about 95 would give an interval that holds the true figure.
term-stage-label = Stage.
term-stage = A degree of maturity, with its conditions.
term-condition-label = Condition.
term-condition = What must hold for a stage: a score, a share of answers or a fact.
term-percentile-label = Percentile.
term-percentile = The share of peers that score lower.
term-quartile-label = Quartile.
term-quartile = A quarter of the peers, ranked by score.
term-peers-label = Peers.
term-peers = Organisations that answered the same questionnaire, compared as a whole and never one by one.
term-rule-label = Sector rule.
term-rule = A check on facts and answers, specific to a sector, with its reason and source.

## What was gathered
pool = pool
pool-batch = organisations assessed together
cell-all = all organisations
size = size { $size }
band-between = { $from } to less than { $next-unit }
band-from = { $from-unit } or more
band-below = less than { $next-unit }
band-any = any number of { $unit }
gate-domain = { $domain } at least at { $at }
norm-percent = { $value }%
norm-score-0-100 = { $value } out of 100
norm-score-0-10 = { $value } out of 10
effect-cap = cap of { $target } at level { $level }
effect-weight = weight of { $target } × { $factor }
effect-na = { $target }: not applicable
source-external = Not part of Palier; SHA-256 { $hash }.
source-external-pinned = Not part of Palier; SHA-256 { $hash }, where the assessment pins { $pin }.
source-shipped-pinned = Part of Palier; SHA-256 { $hash }, where the assessment pins { $pin }.
sector-insurance = insurance
sector-banking = banking
sector-bank = banking
sector-retail = retail
sector-telecom = telecommunications
sector-utilities = utilities
sector-energy = energy
sector-healthcare = health care
sector-health = health care
sector-public = public services
sector-hospitality = hospitality
sector-transport = transport
sector-software = software
sector-manufacturing = manufacturing
sector-telecoms = telecommunications
sector-consumer-goods = consumer goods
sector-automotive = automotive
sector-public-sector = public sector
sector-luxury = luxury
sector-tourism = tourism
sector-airlines = airlines
sector-logistics = logistics
sector-media = media
sector-education = education
sector-real-estate = real estate
sector-construction = construction
sector-pharmaceuticals = pharmaceuticals
sector-food = food
sector-restaurants = restaurants
sector-services = services
sector-technology = technology
sector-non-profit = non-profit organisations
sector-mutual = mutuals
country-FR = France
country-BE = Belgium
country-CH = Switzerland
country-LU = Luxembourg
country-DE = Germany
country-GB = United Kingdom
country-US = United States
country-CA = Canada
country-ES = Spain
country-IT = Italy
country-NL = Netherlands
country-PT = Portugal
country-MA = Morocco
why-opens = A condition of stage { $next } depends on it.
priorities-headline-opens = { $codes } come first: at an equal ratio of impact to effort, what opens the next stage leads
priorities-headline-some = { $codes } come first, at an equal ratio of impact to effort: { $opening } { $opens ->
    [one] opens
   *[other] open
} the next stage
priorities-departs = { $count ->
    [one] The decision takes up
   *[other] The decisions take up
} { $decided }; the ranking would put { $first } first.
priorities-headline-tied = { $codes } come first: at an equal ratio of impact to effort, what matters most and scores lowest leads
priorities-headline-wish = { $codes } first: what is wanted and customers do not see
priorities-lead-wish = What is wanted beyond what is perceived ranks first, where the gap is more than chance; then, among what is wanted more than it is perceived, impact divided by effort. What is perceived as much as it is wanted comes last. Impact is what one more level adds to the overall score; effort is estimated by the questionnaire’s author.
matrix-title-tied = Several actions bring equal gains for their effort: the ranking rules decide
stage-headline-score-next = The score would give stage { $score-number }; { $missing ->
    [one] { $of ->
        [one] the only condition
       *[other] one of { WORDS($of) } conditions
    } still bars
   *[other] { $all ->
        [1] all { WORDS($of) } conditions
       *[other] { WORDS($missing) } of { WORDS($of) } conditions
    } still bar
} the way
domain-headline-even-low = { $domain }, { $score }: every practice is at level { $level }, { $weakest } the lowest
why-groups = { $points } separate { $high } and { $low } on this domain.
why-peers = { $share } of the peers do better on this domain.
why-points = One more level is worth { $points } overall.
action-rule = Answer to { $rule }

## Action sheets
sheets-section = Action sheets
sheets-headline = { $n ->
    [one] One action, from irritant to proof
   *[other] { CAPWORDS($n) } actions, from irritant to proof
}
sheets-headline-some = { CAPWORDS($n) } actions, { $pages ->
    [1] one
   *[other] { WORDS($pages) }
} of them on a sheet
sheets-lead = Each sheet starts from what is true today and says how the change will show.
sheets-unit = Effort from 1 to 5, or the cost as the consultant put it; aim: the level or the answer to reach
sheet-column-deadline = Deadline
sheet-column-cost = Cost or effort
sheet-column-aim = Aim
sheet-column-indicator = Indicator
sheet-column-today = Today
sheet-column-then = At the next measurement
sheet-column-share = Share
sheet-section = Sheet { $code }
sheet-headline = { $code }: { $title }
sheet-owner = Owner
sheet-time = Start and end
sheet-cost = Cost
sheet-gain = Gain overall
sheet-opens = Opens
sheet-irritant = Irritant
sheet-now = Today
sheet-step = Step
sheet-solution = Solution
sheet-column-level = Level
sheet-conditions-none = none known
sheet-conditions = Conditions
sheet-indicator = Visible proof
sheet-trigger = Trigger
sheet-today = To the question {$question}, { $agreed ->
    [1] the answer is
   *[other] the answers are
} worth { $score } out of 100.
sheet-today-reply = To the question { $question }, { $reached }.
sheet-success = What will show success
sheet-success-unit = Scores out of 100; if the practice gains one level and nothing else moves
sheet-success-unit-reply = Scores out of 100; if the practice gains what one level is worth and nothing else moves
sheet-success-unit-rule = To be checked at the next measurement
sheet-answers = Who answered what
sheet-answers-reply = The answers, from the worst to the best
sheet-place = { $domain }, { $practice }
sheet-place-rule = { $subject }, rule { $rule }
sheet-from-to = { $from } – { $to }
sheet-effort = { $n ->
    [1] very low (1 of 5)
    [2] low (2 of 5)
    [3] moderate (3 of 5)
    [4] high (4 of 5)
   *[other] very high (5 of 5)
}
sheet-opens-alone = stage { $next }
sheet-opens-with = stage { $next }, with { $codes }
sheet-gates = { $count ->
    [one] Condition of stage { $next } to meet: { $gates }.
   *[other] Conditions of stage { $next } to meet: { $gates }.
}
sheet-evidence = Evidence to gather: { $evidence }.
sheet-indicator-rule = Rule { $rule } no longer applies at the next measurement.
sheet-aim = level { $level } to { $next }
sheet-aim-rule = rule not triggered
sheet-trigger-answers = { $practice }: level { $level } of { $of } at the median of { $n } answers; { $share } reach level { $next }.
sheet-trigger-score = { $practice }: { $score } out of 100, which is worth level { $level } of { $of }.
sheet-trigger-agreed = { $practice } stands at level { $level } of { $of }, as agreed.
sheet-trigger-reply = { $practice }: { $reached }, of { $n } answers; { $share } answer { $next } or better.
sheet-trigger-reply-plain = { $practice }: { $reached }, of { $n } answers.
sheet-trigger-reply-agreed = { $practice }: { $reached }.
sheet-trigger-rule = Rule { $rule }; source: { $source }.
sheet-fired = triggered
sheet-silent = not triggered
sheet-row-level = Level of the practice, of { $of }
sheet-row-share = Answers at level { $next } or above
sheet-row-reply = Median answer
sheet-row-reply-agreed = Answer
sheet-row-reply-share = Answers { $next } or better
sheet-row-reply-best = Answers { $given }
sheet-row-practice = Score of the practice
sheet-row-domain = { $domain }, score of the domain
sheet-row-gain = up to { $points } more
sheet-level = { $level }. { $name }
sheet-level-reached = reached
sheet-level-next = aimed at
sheet-journal = Log of the action
sheet-journal-unit = For the owner to fill in by hand; state: done, under way or late
sheet-journal-start = Start
sheet-journal-review = First review
sheet-journal-end = Deadline
sheet-journal-again = Next measurement: { $aim }
sheet-column-day = Date
sheet-column-stop = Milestone
sheet-column-state = State
sheet-column-seen = What was seen

## Brief of two pages
brief-section = To do first
brief-headline = { $n ->
    [0] Nothing urgent: no action imposes itself
    [one] One thing to do first
   *[other] { CAPWORDS($n) } things to do first
}
brief-lead = Where things stand, who sees to it, by when, and how you will know that it is done.
brief-lead-short = Why, who sees to it and by when.
brief-position = Better than
brief-position-peers = of { $n } comparable organisations
brief-position-peers-fictional = of { $n } fictional organisations
brief-scores = What each score is worth, margin of error included
brief-scores-ends = The highest and the lowest scores
brief-scores-unit = Score out of 100, with its margin of error
brief-scores-unit-peers = Score out of 100, with its margin of error; band: the middle half of the comparable organisations; stroke: their median
brief-margin = Margin of error
brief-answers = Answers
brief-answers-people = { $n ->
    [one] respondent
   *[other] respondents
}
brief-answers-customers = { $n ->
    [one] customer
   *[other] customers
}
brief-position-range = Between { $low } and { $high } once the margin of error is counted.
brief-position-measured = Compared before the sector’s rules.
brief-position-first = first
brief-position-last = last
brief-alt-position = better than { $share } of the comparable organisations
brief-score-under = At { $score }, the score is below the threshold of stage { $next }, set at { $at }; even above it, the conditions decide.
brief-gate = Required: { $wanted } · found: { $found }
brief-source = Source: questionnaire { $instrument }, { $date }.
brief-source-peers = Source: questionnaire { $instrument }, { $date }; { $n } comparable organisations.
brief-noted-own = Noted when answering
brief-noted-workshop = Noted in the workshop
brief-noted = Noted during the assessment
brief-next = { $n ->
    [one] Next, one action
   *[other] Next, { WORDS($n) } actions
}
brief-next-unit = Of the other advice that applies, what gains most for its effort
brief-method = Method.
brief-method-pooled = Each answer is worth 0 to 100, from the lowest level to the highest. A domain’s score is the mean of its questions.
brief-method-means = Each answer is worth 0 to 100, from the lowest level to the highest. A domain’s score is the mean of its practices.
brief-method-weakest = Each answer is worth 0 to 100, from the lowest level to the highest. A domain’s score is that of its weakest practice.
brief-method-whole = The overall score is the mean of the domains. Questions and domains count by their weight.
brief-method-margin = The sign ± gives the margin of error, at 95% confidence.
brief-title-version = { $title }, version { $version }.
brief-peers-label = Comparable organisations.
brief-peers = { $n } of them: { $pool }, { $years }, { $cell }.
brief-peers-fictional = { $n } of them, fictional: { $pool }, { $years }, { $cell }.
brief-peers-undated = { $n } of them: { $pool }, { $cell }.
brief-peers-fictional-undated = { $n } of them, fictional: { $pool }, { $cell }.
brief-plugin = Rules of the sector, applied after the measurement.
deed-today = Today
deed-why = Why
deed-owner = Who
deed-before = By
deed-known = How you will know
deed-level = Next level

## The workbook of figures.

book-about = About
book-what = What
book-value = Value
book-organisation = Organisation
book-date = Date
book-note = Note
book-fictional = Organisation or peers are fictional
book-set = Respondents to
book-respondents = Respondents
book-hidden = What is missing
book-hidden-text = An empty cell is an absent figure; the column “Reason” says why. A group too small to be shown has neither score nor answers.
book-scores = Scores
book-kind = Kind
book-id = Id
book-name = Name
book-group = Group
book-measured = Measured score
book-score = Score after rules
book-low = Low end of the 95% interval
book-high = High end of the 95% interval
book-alpha = Alpha
book-why = Reason
book-metric = metric
book-overall = overall
book-domain = domain
book-practice = practice
book-answers = Answers
book-question = Question
book-answer = Answer
book-count = Count
book-share = Share
book-answered = Answered
book-peers-sheet = Peers
book-cell = Peer group
book-peers = Peers
book-q1 = First quartile
book-median = Median
book-q3 = Third quartile
book-percentile = Percentile
book-quartile = Quartile
book-actions = Actions
book-code = No.
book-action = Action
book-todo = What to do
book-today = Today
book-place = Where
book-owner = Owner
book-time = Start and end
book-deadline = Deadline set
book-cost = Cost or effort
book-effort = Effort (1 to 5)
book-impact = Gain overall
book-conditions = Conditions
book-indicator = Visible proof
book-trigger = Trigger

## League table of a batch
league-section = League table
league-title = League table · { $title }
league-footer = Overall scores with their 95% intervals
league-headline-none = No organisation can be ranked
league-headline-single = One organisation alone can be ranked: { $name }
league-headline-alone = { $name } leads alone: the second of { $of } organisations differs from it by more than chance
league-headline-all = No ranking holds: none of the { $of } organisations differs from the first by more than chance
league-headline-together = { CAPWORDS($n) } of { $of } organisations lead together: none of them differs from the first by more than chance
league-lead = { $n ->
    [one] One organisation is ranked,
   *[other] { $n } organisations are ranked,
} in { $bands ->
    [one] one band
   *[other] { $bands } bands
}; those within a band share its ranks.
league-lead-shown = The first { $n } are shown here; league.csv holds all of them.
league-lead-unranked = { $n ->
    [one] One more has no score or no interval and stands in no band.
   *[other] { $n } more have no score or no interval and stand in no band.
}
league-table-title = Organisations from the best overall score down
league-table-unit = Overall score out of 100, before sector rules, with its 95% interval; n: respondents behind the score
league-column-band = Band
league-column-rank = Rank
league-column-organisation = Organisation
league-column-sector = Sector
league-column-n = n
league-column-score = Score
league-column-scale = Score and interval
league-column-why = Why it is not ranked
league-unranked-title = Organisations without a rank
league-unranked-some = Organisations without a rank, { $n } of { $of }
league-source = { $line }; { $n ->
    [one] one organisation
   *[other] { $n } organisations
}, { $respondents ->
    [one] one respondent
   *[other] { $respondents } respondents
}.
league-method-label = How the bands come about.
league-method = A band opens with the best organisation that is in none yet and ends before the first that differs from it by more than chance, that is, where the 95% interval of the difference of the two scores (Welch) leaves out zero. All within a band share its first and last rank. Each comparison stands by itself, without a correction for their number, and two neighbours on both sides of a border need not differ from one another.
league-citation = B. L. Welch, The generalization of “Student’s” problem when several different population variances are involved, Biometrika 34, 1947, pp. 28–35.
