package fr.rormobile.api.client

import com.sun.net.httpserver.HttpServer
import fr.rormobile.client.apis.SearchApi
import fr.rormobile.client.apis.SessionApi
import fr.rormobile.client.apis.TensionsApi
import fr.rormobile.client.infrastructure.ApiClient
import fr.rormobile.client.infrastructure.ClientError
import fr.rormobile.client.infrastructure.ClientException
import fr.rormobile.client.infrastructure.Serializer
import fr.rormobile.client.models.Freshness
import fr.rormobile.client.models.LoginRequest
import fr.rormobile.client.models.OfferKind
import fr.rormobile.client.models.Problem
import fr.rormobile.client.models.Role
import fr.rormobile.client.models.TensionDeclaration
import fr.rormobile.client.models.TensionOutcome
import java.net.InetAddress
import java.net.InetSocketAddress
import kotlinx.serialization.serializer
import org.assertj.core.api.Assertions.assertThat
import org.assertj.core.api.Assertions.assertThatCode
import org.assertj.core.api.Assertions.catchThrowableOfType
import org.junit.jupiter.api.AfterAll
import org.junit.jupiter.api.BeforeAll
import org.junit.jupiter.api.DynamicTest
import org.junit.jupiter.api.DynamicTest.dynamicTest
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.TestFactory
import org.junit.jupiter.api.TestInstance

/** A newer server answers fields, values and problems that this client has never heard of. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnswerFromTheFutureTest {
    private val server = HttpServer.create(InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0)
    private lateinit var address: String

    @BeforeAll
    fun start() {
        listOf("login" to 200, "search" to 200, "declareTension" to 201, "readMe" to 401).forEach { (operation, status) ->
            answer(Future.answer(operation, status))
        }
        server.start()
        address = "http://127.0.0.1:${server.address.port}"
    }

    @AfterAll
    fun stop() {
        server.stop(0)
    }

    @TestFactory
    fun everyGoodAnswerOfTheContractIsStillRead(): List<DynamicTest> =
        Future.answers.filter { it.status < 400 && it.schema !in READ_BY_OTHERS }.map {
            dynamicTest("${it.operation} ${it.status}") {
                val model = Class.forName("fr.rormobile.client.models." + MODELS.getOrDefault(it.schema, it.schema))
                assertThatCode {
                    Serializer.kotlinxSerializationJson.decodeFromString(serializer(model), it.body.toString())
                }.doesNotThrowAnyException()
            }
        }

    @Test
    fun allAnswersAreAsked() {
        assertThat(Future.answers.filter { it.status < 400 }).hasSizeGreaterThan(110)
    }

    @Test
    fun aRoleThatIsNotKnownIsNoneOfTheKnownOnes() {
        val session = SessionApi(address).login(LoginRequest("clinicien", "x"))

        assertThat(session.accessToken).isNotBlank
        assertThat(session.user.login).isEqualTo("directeur.blois")
        assertThat(session.user.roles).containsExactly(Role.unknown_default_open_api)
    }

    @Test
    fun aResultOfAnUnknownKindStillHasItsNameAndItsFigure() {
        val found = SearchApi(address).withToken().search(q = "rea")

        val item = found.items.single()
        assertThat(item.kind).isEqualTo(OfferKind.unknown_default_open_api)
        assertThat(item.name).isEqualTo("Réanimation polyvalente")
        assertThat(item.beds?.available).isEqualTo(2)
        assertThat(item.beds?.freshness).isEqualTo(Freshness.unknown_default_open_api)
    }

    @Test
    fun aDeclarationOfTomorrowIsStillADeclaration() {
        val declared =
            TensionsApi(address).withToken()
                .declareTension(TensionDeclaration("410000020", "critical-care-adult", "pmi-1"), idempotencyKey = "une-cle")

        assertThat((declared as TensionOutcome.TensionDeclaredValue).value.facility.finess).isEqualTo("410000020")
    }

    @Test
    fun aProblemOfAnUnknownTypeStillHasItsWords() {
        val refused = catchThrowableOfType(ClientException::class.java) { SessionApi(address).withToken().readMe() }

        val body = (refused.response as ClientError<*>).body as String
        val problem = Serializer.kotlinxSerializationJson.decodeFromString<Problem>(body)
        assertThat(refused.statusCode).isEqualTo(401)
        assertThat(problem.type).isEqualTo(Problem.Type.unknown_default_open_api)
        assertThat(problem.detail).isNotBlank
    }

    private fun <A : ApiClient> A.withToken(): A = apply { accessTokenProvider = { "jeton" } }

    private fun answer(answer: Future.Answer) {
        val type = if (answer.status < 400) "application/json" else "application/problem+json"
        server.createContext(answer.path) {
            val body = answer.body.toString().toByteArray()
            it.requestBody.readAllBytes()
            it.responseHeaders.add("Content-Type", type)
            it.sendResponseHeaders(answer.status, body.size.toLong())
            it.responseBody.use { out -> out.write(body) }
        }
    }

    private companion object {
        val MODELS = mapOf("Unit" to "CareUnit")

        /** What hospitals' systems send and read, in the words of FHIR. */
        val READ_BY_OTHERS = setOf("FhirParameters", "OperationOutcome")
    }
}
