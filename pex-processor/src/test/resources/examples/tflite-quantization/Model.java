import dev.pex.*;

@TfliteModel("float.tflite")
interface Model {
}
