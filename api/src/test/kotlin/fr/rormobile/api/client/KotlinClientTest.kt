package fr.rormobile.api.client

import fr.rormobile.api.testing.RorServer
import fr.rormobile.client.apis.BedEntriesApi
import fr.rormobile.client.apis.OfferApi
import fr.rormobile.client.apis.SearchApi
import fr.rormobile.client.apis.SessionApi
import fr.rormobile.client.apis.TensionsApi
import fr.rormobile.client.infrastructure.ApiClient
import fr.rormobile.client.infrastructure.ClientError
import fr.rormobile.client.infrastructure.ClientException
import fr.rormobile.client.infrastructure.Serializer
import fr.rormobile.client.infrastructure.Success
import fr.rormobile.client.models.BedEffect
import fr.rormobile.client.models.BedEntry
import fr.rormobile.client.models.BedLineInput
import fr.rormobile.client.models.BedQuestion
import fr.rormobile.client.models.Freshness
import fr.rormobile.client.models.LoginRequest
import fr.rormobile.client.models.OfferKind
import fr.rormobile.client.models.Problem
import fr.rormobile.client.models.Role
import fr.rormobile.client.models.TensionDeclaration
import fr.rormobile.client.models.TensionOutcome
import java.util.UUID
import org.assertj.core.api.Assertions.assertThat
import org.assertj.core.api.Assertions.catchThrowableOfType
import org.junit.jupiter.api.AfterAll
import org.junit.jupiter.api.BeforeAll
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.TestInstance

/** What an Android application does, with the client that it would generate. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KotlinClientTest {
    private lateinit var server: RorServer
    private lateinit var address: String

    @BeforeAll
    fun start() {
        server = RorServer.start(mapOf())
        address = server.uri().toString()
    }

    @AfterAll
    fun stop() {
        server.close()
    }

    @Test
    fun aDirectorOpensASession() {
        val session = SessionApi(address).login(LoginRequest("directeur", RorServer.PASSWORD))

        assertThat(session.user.roles).contains(Role.DIRECTOR)
        val me = SessionApi(address).tokenOf(session.accessToken).readMe()
        assertThat(me.login).isEqualTo("directeur")
    }

    @Test
    fun aClinicianFindsAUnitNearAndReadsItsSheetAndItsTelephone() {
        val found =
            SearchApi(address).as_("clinicien").search(
                q = "réanimation",
                kind = listOf(OfferKind.UNIT),
                department = listOf("41", "37"),
                near = "47.5861,1.3359",
                radiusKm = 100,
            )
        val first = found.items.first { it.beds != null }

        val sheet = OfferApi(address).as_("clinicien").readUnit(first.id)

        assertThat(sheet.name).isEqualTo(first.name)
        assertThat(sheet.contactPoints.orEmpty().map { it.value }).contains(first.phones!!.first().value)
        assertThat(sheet.beds?.summary?.freshness).isIn(Freshness.FRESH, Freshness.AGEING, Freshness.OVERDUE)
        assertThat(found.items).allMatch { it.kind == OfferKind.UNIT }
    }

    @Test
    fun aBedManagerEntersBedsOnWhatWasRead() {
        val beds = BedEntriesApi(address).as_("lits")
        val unit = unitOf(BLOIS)
        val read = beds.readUnitBedsWithHttpInfo(unit)

        val entry =
            BedEntry(
                lines = listOf(free(0)),
                note = "Retour de bloc à 15 h",
                confirm = listOf(BedQuestion.UNUSUAL_AVAILABLE),
            )
        val tag = read.headers.entries.first { it.key.equals("ETag", ignoreCase = true) }.value.first()
        val entered = beds.putUnitBeds(unit, entry, tag)

        assertThat(entered.effect).isEqualTo(BedEffect.APPLIED)
        assertThat(entered.summary?.available).isEqualTo(0)
        assertThat(entered.note).isEqualTo("Retour de bloc à 15 h")
    }

    @Test
    fun aDirectorRehearsesADeclarationAndThenMakesIt() {
        val tensions = TensionsApi(address).as_("directeur")
        val declaration = TensionDeclaration(TOURS, "critical-care-adult", "pmi-1")

        val rehearsed = tensions.declareTension(declaration, dryRun = true)
        val declared = tensions.declareTension(declaration, idempotencyKey = UUID.randomUUID().toString())

        assertThat(rehearsed).isInstanceOf(TensionOutcome.TensionDryRunValue::class.java)
        assertThat((rehearsed as TensionOutcome.TensionDryRunValue).value.recipients).isNotEmpty
        assertThat(declared).isInstanceOf(TensionOutcome.TensionDeclaredValue::class.java)
        val tension = (declared as TensionOutcome.TensionDeclaredValue).value
        assertThat(tensions.readTension(tension.id).plan.id).isEqualTo("pmi-1")
    }

    @Test
    fun aRefusalIsAProblemThatCanBeShown() {
        val bed = BedEntriesApi(address).as_("lits")

        val refused =
            catchThrowableOfType(ClientException::class.java) {
                bed.putUnitBeds(unitOf(BLOIS), BedEntry(unchanged = true))
            }

        val answer = refused.response as ClientError<*>
        val problem = Serializer.kotlinxSerializationJson.decodeFromString<Problem>(answer.body as String)
        assertThat(refused.statusCode).isEqualTo(428)
        assertThat(problem.type.value).isEqualTo("/problems/version-requise")
        assertThat(problem.detail).isNotBlank
    }

    private fun <A : ApiClient> A.as_(login: String): A =
        tokenOf(TOKENS.getOrPut(login) { SessionApi(address).login(LoginRequest(login, RorServer.PASSWORD)).accessToken })

    private fun <A : ApiClient> A.tokenOf(token: String): A = apply { accessTokenProvider = { token } }

    /** Where a bed is free. */
    private fun unitOf(facility: String): String =
        server.jdbi().withHandle<String, Exception> {
            it.createQuery("""
                SELECT u.id FROM care_unit u JOIN capacity_line l ON l.unit_id = u.id
                WHERE u.facility_finess = :f AND l.status = '02' AND l.horizon = '01' AND l.count > 0
                ORDER BY u.id LIMIT 1
                """,
            )
                .bind("f", facility).mapTo(String::class.java).one()
        }

    private fun free(count: Int) =
        BedLineInput(BedLineInput.Nature.BED, BedLineInput.Status.AVAILABLE, count)

    private companion object {
        const val BLOIS = "410000020"
        const val TOURS = "370004467"
        val TOKENS = mutableMapOf<String, String>()
    }
}
