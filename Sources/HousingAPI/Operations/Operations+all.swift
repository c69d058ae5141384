extension Operations {
    /// Everything the service does, in the order of the users' work: its table of contents.
    package static let all: [any AnyOperation] = [
        healthLive, healthReady, openAPI, status, whoAmI, today, changes, reviews, reviewsApprove,
        reviewsQuestion, find,

        list(.associations), show(.associations), associationsAdd, associationsChange, associationsAnswers,

        list(.agreements), show(.agreements), agreementsSet, agreementsBalance,

        list(.units), show(.units), unitsChange, unitsCandidates, unitsReturn, unitsWithdraw,

        importsCreate, list(.imports), show(.imports), importsReport, importsConfirm,
        list(.importAssociations), show(.importAssociations),

        list(.referrals), show(.referrals), referralsChange, referralsUnits, referralsFrontier, referralsRefuse,
        referralsReferAgain, referralsLetter, refusalsReview, referralsNote, referralsPark, referralsUnpark,
        referralsClose, referralsReopen, referralsProtect,
        list(.incomeRefusals), show(.incomeRefusals), citizensAccess, citizensForget,

        list(.checks), show(.checks), checksRun, checksRunOpen, checksExplain, checksCompare,
        list(.flips), show(.flips), list(.rechecks), show(.rechecks),

        list(.allocations), show(.allocations), allocationsOffer, allocationsAccept, allocationsDecline,
        allocationsMoveIn, allocationsCancel,

        list(.subsidies), show(.subsidies), subsidiesGrant, subsidiesEnd, subsidiesEnding, subsidiesPayments,
        list(.subsidySchemes), list(.frames), show(.frames), framesSet, framesApprove,

        list(.supply), show(.supply), supplyAdd, supplyChange, supplyDeliver,

        stepsUndo, stepsCorrect, stepsHistory, eventsList,

        list(.parameters), show(.parameters), list(.parameterValues), parametersDraft, parametersCases,
        parametersImpact, parametersApprove,

        list(.settings), settingsSet, settingsApprove, list(.jobs), show(.jobs), jobsRun,

        list(.census), show(.census), statisticsShow, statisticsCases, statisticsRevisions, statisticsExport,
        statisticsFreeze, statisticsFile,
    ]
}
