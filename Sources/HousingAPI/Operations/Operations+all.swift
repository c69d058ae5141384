extension Operations {
    /// Everything the service does, in the order of the users' work: its table of contents.
    package static let all: [any AnyOperation] = [
        healthLive, healthReady, openAPI, status, whoAmI,

        list(.associations), show(.associations), associationsAdd, associationsChange, associationsAnswers,

        list(.units), show(.units), unitsChange, unitsReturn, unitsWithdraw,

        importsCreate, list(.imports), show(.imports), importsReport, importsConfirm,
        list(.importAssociations), show(.importAssociations),

        list(.referrals), show(.referrals), referralsChange, referralsFrontier, referralsRefuse, referralsReferAgain,
        referralsLetter, refusalsReview,
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
