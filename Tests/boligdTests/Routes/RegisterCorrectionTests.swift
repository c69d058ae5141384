import Foundation
import HTTPTypes
import Housing
import HousingAPI
import HousingStore
import Testing

@testable import boligd

/// A register that says again what daily work has gone on with.
@Suite struct RegisterCorrectionTests {
    private static let unit = """
        boligorganisation;afdeling;lejemaal;adresse;postnr;by;boligtype;vaerelser;areal;husleje;varme;varmt_vand;el;vand;\
        vedligeholdelse;modtaget;ledig_fra
        9001;1;1;Prøvevej 1;2400;København NV;familiebolig;2;50;2000;inkluderet;inkluderet;inkluderet;inkluderet;\
        udlejer;01-06-2026;01-07-2026

        """
    private static let referral = """
        indstilling_id;cpr;indstillet;boern;par;opholdskrav;beskaeftigelseskrav;aktivitetsparat;hjemmeboende;ydelse;\
        indkomst_brutto;indkomst_netto;skattefri;formue;pension;kirkeskat;udgift_indskudslaan;udgift_boernepasning;\
        udgift_medicin;udgift_bidrag
        T-1;6101900101;01-06-2026;ingen;nej;ja;ja;nej;nej;kontanthjaelp;0;0;0;0;ingen;nej;0;0;0;0

        """

    /// The register's row of the same receipt.
    private static func register(_ outcome: String, _ day: String, _ reason: String) -> String {
        """
        boligorganisation;afdeling;lejemaal;adresse;postnr;by;boligtype;vaerelser;areal;husleje;modtaget;ledig_fra;\
        udfald;udfald_dato;returaarsag
        9001;1;1;Prøvevej 1;2400;København NV;familiebolig;2;50;2000;01-06-2026;01-07-2026;\(outcome);\(day);\(reason)

        """
    }

    @Test(
        "an offer is still open to the register, an answer is not",
        arguments: [
            ("aaben", "", "", "offered", "offered"),
            ("returneret", "20-06-2026", "boligens_stand", "cancelled", "returned"),
        ])
    func offered(_ outcome: String, _ day: String, _ reason: String, _ allocation: String, _ unit: String) async throws
    {
        try await TestApplication.with { service in
            _ = try await service.store.addAssociation(
                Act(actor: "test", request: "test", action: "associations.add"),
                AssociationAdd(association: "9001", name: "Eksempel", profile: nil, share: nil, answerDays: nil))
            try await send(service, "units", Self.unit)
            try await send(service, "referrals", Self.referral)
            let offer = try await service.send(
                .post, "/v1/allocations", #"{"unit":"U-1","referral":"R-1","on":"2026-06-10"}"#)
            #expect(offer.object["state"] as? String == "offered", "\(offer.object)")
            try await send(service, "register", Self.register(outcome, day, reason), as: "statistician")
            #expect(try await service.get("allocations/A-1", as: .caseworker).object["state"] as? String == allocation)
            #expect(try await service.get("units/U-1", as: .caseworker).object["state"] as? String == unit)
        }
    }

    private func send(_ service: TestApplication, _ kind: String, _ text: String, as token: String = "all")
        async throws
    {
        let answer = try await service.send(
            .post, "/v1/imports?kind=\(kind)&file=f.csv&on=2026-07-01", text, token: token)
        #expect(answer.object["stored"] as? Bool == true, "\(answer.object)")
    }
}
