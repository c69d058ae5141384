extension Operations {
    /// Everything the service does, in the order of the users' work: its table of contents.
    package static let all: [any AnyOperation] = [
        healthLive, healthReady, openAPI, status, whoAmI, today, changes, reviews, find,

        list(.associations), show(.associations), associationsAdd,

        list(.units), show(.units), unitsCandidates, unitsReturn, unitsWithdraw,

        importsCreate, list(.imports), show(.imports), importsReport,
        list(.importAssociations), show(.importAssociations),

        list(.referrals), show(.referrals), referralsUnits, referralsFrontier, referralsRefuse, referralsReferAgain,
        referralsLetter,
        refusalsReview, referralsNote, referralsPark, referralsUnpark, referralsClose, referralsReopen,
        list(.incomeRefusals), show(.incomeRefusals),

        list(.checks), show(.checks), checksRun, checksRunOpen, checksExplain, checksCompare,
        list(.flips), show(.flips), list(.rechecks), show(.rechecks),

        list(.allocations), show(.allocations), allocationsOffer, allocationsAccept, allocationsDecline,
        allocationsMoveIn, allocationsCancel,

        list(.subsidies), show(.subsidies), subsidiesGrant, subsidiesEnd,
        list(.subsidySchemes),

        list(.parameters), show(.parameters), list(.parameterValues), parametersDraft, parametersCases,
        parametersImpact, parametersApprove,

        list(.census), show(.census), statisticsShow, statisticsCases, statisticsRevisions, statisticsExport,
        statisticsFreeze, statisticsFile,
    ]
}
