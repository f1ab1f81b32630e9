import dev.pex.*;

@TfliteModel("int8.tflite")
interface Fixed {
}
