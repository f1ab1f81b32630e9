import dev.pex.*;

@TfliteModel("transposed.tflite")
interface Model {
}
