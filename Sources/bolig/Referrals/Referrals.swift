import ArgumentParser

/// `bolig referrals`.
struct Referrals: ParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "referrals", da: "Indstillinger af borgere.", en: "Referrals of citizens.",
            examples: [
                "bolig referrals import indstillinger.csv", "bolig referrals list --where state=open",
                "bolig referrals show R-310",
            ],
            subcommands: [
                ReferralsImport.self, ReferralsList.self, ReferralsShow.self, ReferralsCreate.self,
                ReferralsChange.self, ReferralsRefuse.self, ReferralsReferAgain.self, ReferralsLetter.self,
                ReferralsCohort.self, ReferralsFrontier.self, ReferralsUnits.self, ReferralsNote.self,
                ReferralsPark.self, ReferralsUnpark.self, ReferralsClose.self, ReferralsReopen.self,
                ReferralsProtect.self, ReferralsTemplate.self, ReferralsColumns.self,
            ])
    }
}
